import { Stack } from '@mantine/core'
import { LocationsPanel } from './LocationsPanel'
import { LowStockPanel } from './LowStockPanel'

/** Where stock lies, and when it is low. */
export function LocationsPage() {
  return (
    <Stack gap="md">
      <LocationsPanel />
      <LowStockPanel />
    </Stack>
  )
}
