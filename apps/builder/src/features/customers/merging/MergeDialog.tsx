import { type MergeableField, mergeableFields } from '@counterflow/core'
import { languageNames } from '@counterflow/i18n'
import { FormFooter, Notice, useText } from '@counterflow/ui'
import { Checkbox, Modal, Radio, Stack, Table, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { customerName } from '../customer-name'
import type { CustomerProfile } from '../customer-queries'
import { useShowCustomer } from '../useCustomerChange'

interface MergeDialogProps {
  /** The one that stays. */
  customer: CustomerProfile
  other: CustomerProfile
  onClose: () => void
}

type Side = 'this' | 'other'

/** Puts two customers side by side and asks whose fields survive. It says before that this cannot be undone. */
export function MergeDialog({ customer, other, onClose }: MergeDialogProps) {
  const text = useText()
  const { t } = text
  const show = useShowCustomer()
  const [choice, setChoice] = useState<Partial<Record<MergeableField, Side>>>({})
  const [isUnderstood, setIsUnderstood] = useState(false)
  const differing = mergeableFields.filter((field) => customer[field] !== other[field])
  const sideOf = (field: MergeableField): Side =>
    choice[field] ?? (customer[field] === null && other[field] !== null ? 'other' : 'this')
  const merge = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/customers/{customerId}/merge', {
          params: { path: { customerId: customer.id } },
          body: {
            otherId: other.id,
            choice: Object.fromEntries(differing.map((field) => [field, sideOf(field)])),
          },
        }),
      ),
    onSuccess: (merged) => {
      show(merged)
      onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('customers.mergeTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isUnderstood) merge.mutate()
        }}
      >
        <Stack>
          <Text>{t('customers.mergeIntro')}</Text>
          <Table.ScrollContainer minWidth={520}>
            <Table aria-label={t('customers.mergeTitle')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th w={120} />
                  <Table.Th>{t('customers.stays')}</Table.Th>
                  <Table.Th>{t('customers.goes')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {mergeableFields.map((field) => (
                  <Choice
                    key={field}
                    field={field}
                    sides={{ this: customer, other }}
                    side={sideOf(field)}
                    onChoose={
                      differing.includes(field)
                        ? (side) => setChoice((chosen) => ({ ...chosen, [field]: side }))
                        : undefined
                    }
                  />
                ))}
                <Sum label={t('customers.orders')} of={[customer, other].map((one) => `${one.orderCount}`)} />
                <Sum
                  label={t('customers.tags')}
                  of={[customer, other].map(({ tags }) => tags.join(', ') || '–')}
                />
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Notice tone="caution">
            <Text size="sm">{t('customers.mergeWarning', { name: customerName(other, t) })}</Text>
          </Notice>
          <Checkbox
            label={t('customers.understood')}
            checked={isUnderstood}
            onChange={({ currentTarget }) => setIsUnderstood(currentTarget.checked)}
          />
          <FailureNotice error={merge.error} />
          <FormFooter onCancel={onClose} disabled={!isUnderstood} loading={merge.isPending}>
            {t('customers.merge')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}

const labels = {
  name: 'customers.fullName',
  email: 'customers.email',
  phone: 'customers.phone',
  language: 'customers.language',
  timeZone: 'customers.timeZone',
} as const

interface ChoiceProps {
  field: MergeableField
  sides: Record<Side, CustomerProfile>
  side: Side
  /** Absent where both have the same. */
  onChoose: ((side: Side) => void) | undefined
}

function Choice({ field, sides, side, onChoose }: ChoiceProps) {
  const { t } = useText()
  return (
    <Table.Tr>
      <Table.Th scope="row">{t(labels[field])}</Table.Th>
      {(['this', 'other'] as const).map((own) => (
        <Table.Td key={own}>
          {onChoose === undefined ? (
            shown(sides[own], field)
          ) : (
            <Radio
              name={`merge-${field}`}
              label={shown(sides[own], field)}
              checked={side === own}
              onChange={() => onChoose(own)}
            />
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

function shown(customer: CustomerProfile, field: MergeableField): string {
  if (field === 'language') return customer.language === null ? '–' : languageNames[customer.language]
  return customer[field] || '–'
}

function Sum({ label, of }: { label: string; of: readonly string[] }) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {of.map((value, index) => (
        <Table.Td key={`${label}-${index === 0 ? 'stays' : 'goes'}`}>{value}</Table.Td>
      ))}
    </Table.Tr>
  )
}
