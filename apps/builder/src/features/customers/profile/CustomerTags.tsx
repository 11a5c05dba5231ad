import { Panel, TagList, useText } from '@counterflow/ui'
import { TagsInput, Text } from '@mantine/core'
import { useMay } from '../../session/useStaff'
import type { CustomerProfile } from '../customer-queries'
import { useCustomerChange } from '../useCustomerChange'

/** The tags of a customer; whoever may, types new ones and takes others away. */
export function CustomerTags({ customer }: { customer: CustomerProfile }) {
  const { t } = useText()
  const may = useMay()
  const { addTags, removeTags } = useCustomerChange(customer.id)
  const change = (next: string[]) => {
    const wanted = next.map((tag) => tag.trim().slice(0, 40)).filter((tag) => tag !== '')
    const added = wanted.filter((tag) => !customer.tags.includes(tag))
    const removed = customer.tags.filter((tag) => !wanted.includes(tag))
    if (added.length > 0) addTags.mutate(added)
    if (removed.length > 0) removeTags.mutate(removed)
  }
  return (
    <Panel title={t('customers.tags')}>
      {may('customers.update') ? (
        <TagsInput
          aria-label={t('customers.tags')}
          placeholder={customer.tags.length === 0 ? t('orders.tagsPlaceholder') : undefined}
          value={customer.tags}
          onChange={change}
          maxTags={50}
          disabled={addTags.isPending || removeTags.isPending}
        />
      ) : customer.tags.length > 0 ? (
        <TagList tags={customer.tags} />
      ) : (
        <Text c="dimmed">{t('orders.noTags')}</Text>
      )}
    </Panel>
  )
}
