import { Component, type ReactNode } from "react";
import { report } from "../../../domain/report.js";

interface GuardProps {
  onBroken: () => void;
  children: ReactNode;
}

/** Keeps what a list throws, such as a host's own `render`, from taking the reply away with it. */
export class Guard extends Component<GuardProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown) {
    const message =
      "A list at the cursor threw while it was rendered, and is closed. Look at what the `render` of a trigger gives; the cause is below.";
    report(new Error(message, { cause: error }));
    this.props.onBroken();
  }

  override render(): ReactNode {
    return this.state.isBroken ? null : this.props.children;
  }
}
