import { Stack } from '@mantine/core'
import { useMay } from '../../session/useStaff'
import { OwnSessions } from './OwnSessions'
import { PasswordForm } from './PasswordForm'
import { PinPanel } from './PinPanel'
import { ProfileForm } from './ProfileForm'
import { PushPanel } from './push/PushPanel'

/** What people do with their own account. */
export function AccountPage() {
  const may = useMay()
  return (
    <Stack gap="md">
      <ProfileForm />
      <PasswordForm />
      {may('registers.sell') && <PinPanel />}
      {may('inbox.read') && <PushPanel />}
      <OwnSessions />
    </Stack>
  )
}
