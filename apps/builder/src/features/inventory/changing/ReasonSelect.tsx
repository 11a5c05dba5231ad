import { type StaffStockReason, staffStockReasonSchema } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Select } from '@mantine/core'

interface ReasonSelectProps {
  value: StaffStockReason
  onChange: (reason: StaffStockReason) => void
}

/** Why somebody changes stock. */
export function ReasonSelect({ value, onChange }: ReasonSelectProps) {
  const { t } = useText()
  return (
    <Select
      label={t('stock.reasonLabel')}
      data={staffStockReasonSchema.options.map((reason) => ({
        value: reason,
        label: t(`stock.reason.${reason}`),
      }))}
      value={value}
      onChange={(reason) => onChange(staffStockReasonSchema.catch(value).parse(reason))}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
