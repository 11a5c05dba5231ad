import { type Permission, permissions } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Checkbox, Fieldset, Group, Stack, Text } from '@mantine/core'
import { usePermissionName } from '../keys/usePermissionName'
import classes from './PermissionFields.module.css'

interface PermissionFieldsProps {
  label: string
  value: readonly Permission[]
  /** What the reader may give or take. */
  held: readonly Permission[]
  readOnly?: boolean
  error?: string | undefined
  onChange: (value: Permission[]) => void
}

const subjectOf = (permission: Permission) => permission.split('.', 1).join('')
const subjects = [...new Set(permissions.map(subjectOf))]

/** The permissions, a line for each subject. What the reader does not hold stays as it is. */
export function PermissionFields({ label, value, held, readOnly, error, onChange }: PermissionFieldsProps) {
  const { t, has } = useText()
  const permissionName = usePermissionName()
  const subjectName = (subject: string) => {
    const key = `permissions.subject.${subject}`
    return has(key) ? t(key) : subject
  }
  const deedName = (permission: Permission) => permissionName(permission).split(': ').slice(1).join(': ')
  const toggle = (permission: Permission, given: boolean) =>
    onChange(permissions.filter((each) => (each === permission ? given : value.includes(each))))
  return (
    <Fieldset variant="unstyled" legend={label} styles={{ legend: { fontSize: 14, fontWeight: 500 } }}>
      <Stack gap={0}>
        {subjects.map((subject) => (
          <div key={subject} className={classes.row}>
            <Text size="sm" fw={500}>
              {subjectName(subject)}
            </Text>
            <Group gap="md">
              {permissions
                .filter((permission) => subjectOf(permission) === subject)
                .map((permission) => (
                  <Checkbox
                    key={permission}
                    size="sm"
                    label={deedName(permission)}
                    aria-label={permissionName(permission)}
                    title={held.includes(permission) ? undefined : t('staffSettings.notHeld')}
                    checked={value.includes(permission)}
                    disabled={readOnly === true || !held.includes(permission)}
                    onChange={(event) => toggle(permission, event.currentTarget.checked)}
                  />
                ))}
            </Group>
          </div>
        ))}
      </Stack>
      {error !== undefined && (
        <Text size="sm" c="red" mt={6} role="alert">
          {error}
        </Text>
      )}
    </Fieldset>
  )
}
