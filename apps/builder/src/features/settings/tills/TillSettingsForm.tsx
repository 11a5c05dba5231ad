import { useText } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldErrors } from '../../../platform/api/problem-text'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { useDraft } from '../../../platform/forms/useDraft'
import { CashPanel } from './CashPanel'
import { OfflinePanel } from './OfflinePanel'
import { ReceiptPanel } from './ReceiptPanel'
import { TerminalsPanel } from './TerminalsPanel'
import {
  formOf,
  isHalfWritten,
  readDenominations,
  type TillSettingsForm as Values,
  writtenSettings,
} from './till-settings-form'
import { type ShopTillSettings, tillSettingsQuery, useReplaceTillSettings } from './till-settings-queries'

/** What each part of the form gets. */
export interface TillSettingsPart {
  values: Values
  settings: ShopTillSettings
  errors: Readonly<Record<string, string>>
  onChange: (changes: Partial<Values>) => void
}

/** What the shop decides about its tills. */
export function TillSettingsForm({ settings }: { settings: ShopTillSettings }) {
  const text = useText()
  const { t } = text
  const client = useQueryClient()
  const draft = useDraft(formOf(settings), settings.version)
  const replace = useReplaceTillSettings()
  const [own, setOwn] = useState<Record<string, string>>({})
  const errors = { ...fieldErrors(replace.error, text), ...own }
  const wrongs = (): Record<string, string> => {
    const { denominations, receiptFooter, cardProviders } = draft.value
    const { bad } = readDenominations(denominations, settings.currency)
    return {
      ...(bad === undefined ? {} : { denominations: t('tillSettings.badDenomination', { line: bad }) }),
      ...(isHalfWritten(receiptFooter) ? { receiptFooter: t('tillSettings.footerMissing') } : {}),
      ...Object.fromEntries(
        cardProviders.flatMap(({ name }, index) =>
          name.trim() === '' ? [[`cardProviders.${index}.name`, t('tillSettings.terminalMissing')]] : [],
        ),
      ),
    }
  }
  const save = (version: number) => {
    const found = wrongs()
    setOwn(found)
    if (Object.keys(found).length > 0) return
    replace.mutate(writtenSettings(draft.value, settings.currency, version), {
      onSuccess: () => {
        draft.discard()
        notifications.show({ message: t('general.saved') })
      },
      onError: () => void client.invalidateQueries({ queryKey: tillSettingsQuery.queryKey }),
    })
  }
  const part: TillSettingsPart = {
    values: draft.value,
    settings,
    errors,
    onChange: (changes) => draft.change({ ...draft.value, ...changes }),
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save(draft.version)
      }}
    >
      <Stack gap="md">
        <CashPanel {...part} />
        <TerminalsPanel {...part} />
        <ReceiptPanel {...part} />
        <OfflinePanel {...part} />
        <SaveBar
          dirty={draft.dirty}
          saving={replace.isPending}
          error={replace.error}
          onDiscard={() => {
            draft.discard()
            replace.reset()
            setOwn({})
          }}
          onKeepMine={() => {
            draft.keepOver(settings.version)
            save(settings.version)
          }}
        />
      </Stack>
    </form>
  )
}
