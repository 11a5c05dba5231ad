/** The product's mark: a flow that turns against itself. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#2456cc" />
      <path
        d="M8 12h9a4 4 0 0 1 0 8H8M13 8l-5 4 5 4M20 20h4"
        fill="none"
        stroke="#fff"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
