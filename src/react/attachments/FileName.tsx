/** A long name is cut in its middle for the eye: its beginning and its end tell files apart. */
export function FileName({ name }: { name: string }) {
  const end = endOf(name);
  return (
    <bdi className="rc-file-name" translate="no" title={name}>
      <span className="rc-file-start">{name.slice(0, name.length - end.length)}</span>
      <span className="rc-file-end">{end}</span>
    </bdi>
  );
}

/**
 * The end that is never cut off. Never half a character. Of a name with letters that run right to left
 * only the extension and the number before it: a longer end would be shown in another order.
 */
function endOf(name: string): string {
  const end = rightToLeft.test(name)
    ? /(?<=[\u0590-\u08ff])(?: ?\d{1,6})?\.[a-z0-9]{1,5}$/i
    : /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek} -~]{1,8}$/u;
  return end.exec(name)?.[0] ?? "";
}

const rightToLeft = /[\u0590-\u08ff]/;
