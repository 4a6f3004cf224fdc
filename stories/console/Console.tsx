import type { ReactNode } from "react";
import { BrowserRouter, MemoryRouter, Route, Routes } from "react-router";
import "../../src/styles.css";
import { ConsoleData } from "./data/ConsoleData.js";
import { ConversationRoute } from "./shell/ConversationRoute.js";
import { NotFound } from "./shell/NotFound.js";
import { Shell } from "./shell/Shell.js";
import { Welcome } from "./shell/Welcome.js";
import "./styles/console.css";

export interface ConsoleProps {
  /** Where the page's address is kept: the browser's bar, or nowhere but here. Default "browser". */
  router?: "browser" | "memory";
  /** Where a memory router begins: "/conversations/101". Default "/". */
  initialPath?: string;
  /** What stands before `/v2`. Default "": the page's own origin. */
  baseUrl?: string;
}

/** A helpdesk: the inbox, and one conversation with the composer below it. */
export function Console({ router = "browser", initialPath = "/", baseUrl = "" }: ConsoleProps) {
  return (
    <ConsoleData baseUrl={baseUrl}>
      <Router kind={router} initialPath={initialPath}>
        <Routes>
          <Route element={<Shell />}>
            <Route index element={<Welcome />} />
            <Route path="conversations/:id" element={<ConversationRoute />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </Router>
    </ConsoleData>
  );
}

interface RouterProps {
  kind: "browser" | "memory";
  initialPath: string;
  children: ReactNode;
}

/** At once: a phone shows its keyboard only for a focus that is set inside of the tap. */
function Router({ kind, initialPath, children }: RouterProps) {
  if (kind === "memory")
    return (
      <MemoryRouter initialEntries={[initialPath]} useTransitions={false}>
        {children}
      </MemoryRouter>
    );
  return <BrowserRouter useTransitions={false}>{children}</BrowserRouter>;
}
