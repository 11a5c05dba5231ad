interface TickProps {
  label: string
  isOn: boolean
  onTurn: (isOn: boolean) => void
}

/** A box to tick, with its words beside it. */
export function Tick({ label, isOn, onTurn }: TickProps) {
  return (
    <label class="tick">
      <input type="checkbox" checked={isOn} onChange={(event) => onTurn(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}
