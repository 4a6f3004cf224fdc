import type { Preview } from "@storybook/react-vite";
import "../src/styles.css";
import { configure } from "storybook/test";
import { answerInPage } from "../stories/pageNetwork.js";
import "./preview.css";

answerInPage();

// A busy machine is no failure.
configure({ asyncUtilTimeout: 8000 });

export default {
  parameters: {
    a11y: { test: "error" },
    controls: { expanded: true },
    layout: "padded",
  },
  globalTypes: {
    theme: {
      description: "Colour scheme",
      toolbar: { title: "Theme", icon: "contrast", items: ["light", "dark"], dynamicTitle: true },
    },
    direction: {
      description: "Writing direction",
      toolbar: { title: "Direction", icon: "transfer", items: ["ltr", "rtl"], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: "light", direction: "ltr" },
  decorators: [
    (Story, { globals }) => {
      const direction = globals["direction"] === "rtl" ? "rtl" : "ltr";
      const theme = globals["theme"] === "dark" ? "dark" : "light";
      return (
        <div className="story" dir={direction} style={{ colorScheme: theme }}>
          <Story />
        </div>
      );
    },
  ],
} satisfies Preview;
