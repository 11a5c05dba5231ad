/** How this till is set up. */
export function SettingsPage() {
  return null
}
