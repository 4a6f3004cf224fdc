import type { ReactNode } from "react";

function Icon({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <svg
      className={["icon", className].filter(Boolean).join(" ")}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const BackIcon = () => (
  <Icon className="icon-directed">
    <path d="M9.5 3 4.5 8l5 5" />
  </Icon>
);

export const DownloadIcon = () => (
  <Icon>
    <path d="M8 2.5v7m-3-3 3 3 3-3M3 13h10" />
  </Icon>
);

export const InboxIcon = () => (
  <Icon>
    <path d="M2 9.5 4 3h8l2 6.5V13H2zm0 0h3.5L6.5 11h3l1-1.5H14" />
  </Icon>
);

export const MergedIcon = () => (
  <Icon className="icon-directed">
    <path d="M2.5 3.5c4 0 4 4.500 8 4.500m-8 4.500c4 0 4-4.500 8-4.500m-1 0h4m-2-2 2 2-2 2" />
  </Icon>
);
