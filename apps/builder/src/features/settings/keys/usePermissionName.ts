import type { Permission } from '@counterflow/core'
import { useText } from '@counterflow/ui'

/** Names a permission in words: "Orders: Capture payment". */
export function usePermissionName(): (permission: Permission) => string {
  const { t, has } = useText()
  return (permission) => {
    const [subject, deed] = permission.split('.')
    const subjectKey = `permissions.subject.${subject}`
    const deedKey = `permissions.deed.${deed}`
    return has(subjectKey) && has(deedKey) ? `${t(subjectKey)}: ${t(deedKey)}` : permission
  }
}
