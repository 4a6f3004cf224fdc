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

export const AttachIcon = () => (
  <Icon>
    <path d="m13 7.500-5.300 5.300a3.200 3.200 0 0 1-4.500-4.500l5.600-5.600a2.100 2.100 0 0 1 3 3L6.300 11.200a1 1 0 0 1-1.500-1.500l4.900-4.900" />
  </Icon>
);

export const BackIcon = () => (
  <Icon className="icon-directed">
    <path d="M9.5 3 4.5 8l5 5" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="m3 8.500 3.500 3.500L13 4.500" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8m0-8-8 8" />
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

export const KeysIcon = () => (
  <Icon>
    <path d="M1.500 4.500h13v7h-13zm2.500 2.300h.01m2.600 0h.01m2.600 0h.01m2.600 0h.01M5 9.400h6" />
  </Icon>
);

export const MergedIcon = () => (
  <Icon className="icon-directed">
    <path d="M2.5 3.5c4 0 4 4.500 8 4.500m-8 4.500c4 0 4-4.500 8-4.500m-1 0h4m-2-2 2 2-2 2" />
  </Icon>
);

export const ReplyIcon = () => (
  <Icon className="icon-directed">
    <path d="M6.500 3.500 2.500 7.500l4 4m-4-4h6.500a4.500 4.500 0 0 1 4.500 4.500v.5" />
  </Icon>
);

export const SettingsIcon = () => (
  <Icon>
    <path d="M2 4.500h7m4 0h1M2 11.500h1m4 0h7" />
    <circle cx="11" cy="4.500" r="1.700" />
    <circle cx="5" cy="11.500" r="1.700" />
  </Icon>
);
