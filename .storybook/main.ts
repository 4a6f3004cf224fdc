import type { StorybookConfig } from "@storybook/react-vite";
import { apiServer } from "../stories/console/server/plugin.js";

export default {
  framework: "@storybook/react-vite",
  stories: ["../stories/**/*.mdx", "../stories/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: ({ build, plugins, ...config }) => {
    // The library's own build is not Storybook's.
    const { lib: _, rolldownOptions: __, ...ownBuild } = build ?? {};
    return { ...config, build: ownBuild, plugins: [...(plugins ?? []), apiServer()] };
  },
} satisfies StorybookConfig;
