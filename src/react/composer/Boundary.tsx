import { Component, type ReactNode } from "react";
import { report } from "../../domain/report.js";
import { Broken, type BrokenProps } from "./Broken.js";

interface BoundaryProps extends Omit<BrokenProps, "tryAgain"> {
  /** `isAgain`: the agent opened it again after something had thrown. */
  children: (isAgain: boolean) => ReactNode;
}

interface BoundaryState {
  status: "new" | "broken" | "again";
}

/** Catches what a render or an effect below throws, and reports it: React only logs it. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { status: "new" };

  static getDerivedStateFromError(): BoundaryState {
    return { status: "broken" };
  }

  override componentDidCatch(error: unknown) {
    report(error);
  }

  override render(): ReactNode {
    const { status } = this.state;
    const { children, ...about } = this.props;
    if (status !== "broken") return children(status === "again");
    return <Broken {...about} tryAgain={() => this.setState({ status: "again" })} />;
  }
}
