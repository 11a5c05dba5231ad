/**
 * An id below every UUIDv7 that was made at `instant` or later, and above all that were made before. Before 1970 none
 * was made, nor can one say that it was.
 */
export function earliestId(instant: Date): string {
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
