/** How far something is. Without `value` it is under way and nobody knows how far. */
export function Progress({ value, max = 100, label }: { value?: number; max?: number; label: string }) {
  const words = value === undefined ? undefined : `${Math.round((value / max) * 100)} %`;
  return (
    <label class="progress">
      <span class="progress-label">
        {label}
        {words && <span>{words}</span>}
      </span>
      <progress value={value} max={max}>
        {words}
      </progress>
    </label>
  );
}
