import { Stack } from '@mantine/core'
import { OwnSessions } from './OwnSessions'
import { PasswordForm } from './PasswordForm'
import { ProfileForm } from './ProfileForm'

/** What people do with their own account. */
export function AccountPage() {
  return (
    <Stack gap="md">
      <ProfileForm />
      <PasswordForm />
      <OwnSessions />
    </Stack>
  )
}
