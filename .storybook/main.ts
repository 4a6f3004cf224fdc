import type { StorybookConfig } from "@storybook/react-vite";

export default {
  framework: "@storybook/react-vite",
  stories: ["../stories/**/*.mdx", "../stories/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: ({ build, ...config }) => {
    // The library's own build is not Storybook's.
    const { lib: _, rolldownOptions: __, ...ownBuild } = build ?? {};
    return { ...config, build: ownBuild };
  },
} satisfies StorybookConfig;
