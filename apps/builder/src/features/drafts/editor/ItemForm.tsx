import type { Currency } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { MoneyInput } from '../../../platform/forms/MoneyInput'

/** What one typed. */
export interface NewItem {
  kind: 'item'
  title: string
  unitPrice: number
  taxable: boolean
}

interface ItemFormProps {
  currency: Currency
  onAdd: (item: NewItem) => void
  onCancel: () => void
}

/** Something that is in no catalogue: a service, an alteration, a deposit. */
export function ItemForm({ currency, onAdd, onCancel }: ItemFormProps) {
  const { t } = useText()
  const [title, setTitle] = useState('')
  const [price, setPrice] = useState<number>()
  const [taxable, setTaxable] = useState(true)
  const complete = title.trim() !== '' && price !== undefined
  return (
    <form
      aria-label={t('drafts.addItem')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!complete) return
        onAdd({ kind: 'item', title: title.trim(), unitPrice: price, taxable })
      }}
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <TextInput
            label={t('drafts.itemTitle')}
            style={{ flex: '2 1 180px' }}
            maxLength={200}
            value={title}
            data-autofocus
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <MoneyInput
            label={t('drafts.itemPrice')}
            style={{ flex: '1 1 110px' }}
            currency={currency}
            value={price}
            onChange={setPrice}
          />
        </Group>
        <Group justify="space-between">
          <Checkbox
            label={t('drafts.taxable')}
            checked={taxable}
            onChange={(event) => setTaxable(event.currentTarget.checked)}
          />
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={onCancel}>
              {t('general.cancel')}
            </Button>
            <Button type="submit" size="xs" disabled={!complete}>
              {t('drafts.add')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}
