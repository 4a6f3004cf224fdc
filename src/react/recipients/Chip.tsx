import { memo } from "react";
import { useComposer } from "../context/composerContext.js";

interface ChipProps {
  address: string;
  /** The id of the words about what is wrong with it. */
  problemId: string | undefined;
  /** The id of the words about an unusual one. */
  warningId: string | undefined;
  isSelected: boolean;
  /** Whether Tab reaches it. */
  isStop: boolean;
}

/**
 * One address. The list around it handles keys and mouse. `data-invalid`: its text is no address;
 * `data-unusual`: the server may refuse it.
 */
export const Chip = /* @__PURE__ */ memo(function Chip({
  address,
  problemId,
  warningId,
  isSelected,
  isStop,
}: ChipProps) {
  const { strings } = useComposer();
  return (
    <li
      className="rc-chip"
      data-invalid={!!problemId || undefined}
      data-unusual={!!warningId || undefined}
      data-selected={isSelected || undefined}
      aria-label={address}
      aria-describedby={problemId ?? warningId}
      // The chip itself takes the focus: Enter on the button in it would remove instead of edit.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isStop ? 0 : -1}
      draggable
    >
      <bdi className="rc-chip-text" translate="no" title={address}>
        {address}
      </bdi>
      <button
        type="button"
        className="rc-chip-remove"
        aria-label={strings.remove(address)}
        tabIndex={-1}
      />
    </li>
  );
});
