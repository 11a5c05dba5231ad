import { roles } from '@counterflow/core'
import { useText } from '@counterflow/ui'

/** Names a role: one that every shop has in the reader's language, one of the shop's own as it was called. */
export function useRoleName(): (role: { id: string; name: string | null }) => string {
  const { t } = useText()
  return ({ id, name }) => {
    const known = roles.find((role) => role === id)
    return known === undefined ? (name ?? '') : t(`session.roles.${known}`)
  }
}
