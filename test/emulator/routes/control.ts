import { Hono } from "hono";
import { z } from "zod";
import { closeIdleConnections } from "../connection.js";
import type { Emulation, EmulatorEnv } from "../emulation.js";
import { faultList } from "../faults.js";
import { readJson } from "./readJson.js";
import { stage } from "./stage.js";

const settingsPatch = z.strictObject({
  connectionClose: z.boolean().optional(),
  bodyLimit: z.int().positive().optional(),
  rateLimitPerMinute: z.int().nonnegative().optional(),
  tooOldAfterDays: z.number().positive().optional(),
  unusualAddresses: z.enum(["accept", "refuse"]).optional(),
  typesets: z.boolean().optional(),
  replyState: z.enum(["published", "underreview", "hidden"]).optional(),
});

const tokenToRegister = z.strictObject({ token: z.string().regex(/^\S+$/) });

/** `/_emulator`: what a test changes or looks at behind the API's back. */
export function control(emulation: Emulation): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();

  app.post("/reset", (c) => {
    emulation.reset();
    return c.body(null, 204);
  });

  app.post("/faults", async (c) => {
    const faults = faultList.safeParse(await readJson(c));
    if (!faults.success) return c.json({ message: z.prettifyError(faults.error) }, 400);
    emulation.faults.arm(faults.data);
    closeIdleConnections(c.env);
    return c.body(null, 204);
  });
  app.delete("/faults", (c) => {
    emulation.faults.clear();
    return c.body(null, 204);
  });

  app.post("/settings", async (c) => {
    const patch = settingsPatch.safeParse(await readJson(c));
    if (!patch.success) return c.json({ message: z.prettifyError(patch.error) }, 400);
    Object.assign(emulation.settings, patch.data);
    return c.json(emulation.settings);
  });

  app.get("/requests", (c) => c.json(emulation.log.entries));
  app.delete("/requests", (c) => {
    emulation.log.clear();
    return c.body(null, 204);
  });

  app.post("/tokens/expire", (c) => {
    emulation.tokens.expireAll();
    return c.body(null, 204);
  });
  app.post("/tokens", async (c) => {
    const { success, data, error } = tokenToRegister.safeParse(await readJson(c));
    if (!success) return c.json({ message: z.prettifyError(error) }, 400);
    emulation.tokens.register(data.token);
    return c.body(null, 204);
  });

  app.route("/", stage(emulation));
  return app;
}
