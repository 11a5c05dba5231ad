import { Select } from '@mantine/core'

interface FilterSelectProps<Value extends string> {
  label: string
  /** What stands for "no filter". */
  any: string
  options: readonly { value: Value; label: string }[]
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** One filter of a list. */
export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, any, options, value, onChange } = props
  return (
    <Select
      aria-label={label}
      placeholder={any}
      clearable
      w={{ base: '100%', xs: 190 }}
      data={[...options]}
      value={value ?? null}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value)}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  )
}
