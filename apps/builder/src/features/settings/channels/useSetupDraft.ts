import type { Json } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { fieldErrors } from '../../../platform/api/problem-text'
import { useDraft } from '../../../platform/forms/useDraft'
import { type ChannelSetup, useReplaceChannel } from './channel-queries'

interface Written<Settings> {
  enabled: boolean
  settings: Settings
  secrets: Record<string, string>
}

/** What somebody changes of a channel, and how it is saved. `inputOf` makes of the fields what the API takes. */
export function useSetupDraft<Settings>(
  saved: ChannelSetup,
  settings: Settings,
  inputOf: (settings: Settings) => Record<string, Json>,
) {
  const text = useText()
  const replace = useReplaceChannel(saved.id)
  const draft = useDraft<Written<Settings>>({ enabled: saved.enabled, settings, secrets: {} }, saved.version)
  const { value } = draft
  const store = (version: number) => {
    const typed = Object.entries(value.secrets).filter(([, secret]) => secret !== '')
    replace.mutate(
      {
        version,
        enabled: value.enabled,
        settings: inputOf(value.settings),
        secrets: Object.fromEntries(typed),
      },
      {
        onSuccess: () => {
          draft.discard()
          notifications.show({ message: text.t('general.saved') })
        },
      },
    )
  }
  return {
    value,
    errors: fieldErrors(replace.error, text),
    setEnabled: (enabled: boolean) => draft.change({ ...value, enabled }),
    setSecret: (name: string, secret: string) =>
      draft.change({ ...value, secrets: { ...value.secrets, [name]: secret } }),
    set: (changes: Partial<Settings>) =>
      draft.change({ ...value, settings: { ...value.settings, ...changes } }),
    save: () => store(draft.version),
    bar: {
      dirty: draft.dirty,
      saving: replace.isPending,
      error: replace.error,
      onDiscard: () => {
        draft.discard()
        replace.reset()
      },
      onKeepMine: () => {
        draft.keepOver(saved.version)
        store(saved.version)
      },
    },
  }
}

export type SetupDraft<Settings> = ReturnType<typeof useSetupDraft<Settings>>
