import { useText } from '@counterflow/ui'
import { Avatar, Tooltip } from '@mantine/core'
import { useStaff } from '../../session/useStaff'

/** To whom a conversation is assigned (R41). */
export function StaffBadge({ staff }: { staff: { id: string; name: string } }) {
  const { t } = useText()
  const me = useStaff()
  const label = t(staff.id === me.id ? 'inbox.assignedToYou' : 'inbox.assignedTo', { name: staff.name })
  return (
    <Tooltip label={label}>
      <Avatar
        size={20}
        radius="xl"
        color={staff.id === me.id ? 'marine' : 'gray'}
        variant={staff.id === me.id ? 'filled' : 'light'}
        name={staff.name}
        aria-label={label}
        role="img"
      />
    </Tooltip>
  )
}
