import type { ComponentPropsWithoutRef } from "react";
import { classNames } from "../ui/classNames.js";
import { Customer } from "../recipients/Customer.js";
import { Bcc, Cc } from "../recipients/Recipients.js";

// The boxes around the parts, for a host that arranges the parts itself and wants the look of the
// whole composer.

type LayoutProps = ComponentPropsWithoutRef<"div">;

/** One row a field. Default children: Customer, Cc and Bcc. */
export function Recipients({ className, children, ...props }: LayoutProps) {
  return (
    <div {...props} className={classNames("rc-recipients", className)}>
      {children ?? (
        <>
          <Customer />
          <Cc />
          <Bcc />
        </>
      )}
    </div>
  );
}

/** What goes with the reply, in one quiet row: Attach, MoreOptions, Draft, Status … Send. */
export function Toolbar({ className, ...props }: LayoutProps) {
  return <div {...props} className={classNames("rc-options", className)} />;
}

/** What stays in view at the end of the form: Banners, the toolbar or Send alone. */
export function Footer({ className, ...props }: LayoutProps) {
  return <div {...props} className={classNames("rc-footer", className)} />;
}
