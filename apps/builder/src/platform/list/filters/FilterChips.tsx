import { useText } from '@counterflow/ui'
import { Button, CloseButton, Menu, Popover, UnstyledButton } from '@mantine/core'
import { IconFilterPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import classes from './FilterChips.module.css'
import type { FilterField } from './filter-field'

interface FilterChipsProps<Filters> {
  fields: readonly FilterField<Filters>[]
  filters: Filters
  onChange: (change: Partial<Filters>) => void
  onClear: () => void
}

/** The filters of a list, each as a chip that can be changed and taken away, and a menu with those that there may be. */
export function FilterChips<Filters>({ fields, filters, onChange, onClear }: FilterChipsProps<Filters>) {
  const { t } = useText()
  // One that was just chosen has no value yet, and its editor hangs on a chip all the same.
  const [open, setOpen] = useState<string | undefined>(undefined)
  const shown = fields.filter(({ key, describe }) => describe(filters) !== undefined || key === open)
  const others = fields.filter((field) => !shown.includes(field))
  return (
    <div className={classes.chips}>
      {shown.map((field) => (
        <Chip
          key={field.key}
          field={field}
          words={field.describe(filters) ?? field.label}
          opened={open === field.key}
          onOpen={(opened) => setOpen(opened ? field.key : undefined)}
          onRemove={() => {
            setOpen(undefined)
            onChange(field.cleared)
          }}
        >
          {field.editor({ filters, onChange, onDone: () => setOpen(undefined) })}
        </Chip>
      ))}
      {others.length > 0 && (
        <Menu position="bottom-start" returnFocus>
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconFilterPlus size={15} stroke={1.5} aria-hidden />}
            >
              {t('lists.addFilter')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ key, label }) => (
              <Menu.Item key={key} onClick={() => setOpen(key)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {shown.some(({ describe }) => describe(filters) !== undefined) && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
          {t('general.clearFilters')}
        </Button>
      )}
    </div>
  )
}

interface ChipProps<Filters> {
  field: FilterField<Filters>
  words: string
  opened: boolean
  onOpen: (opened: boolean) => void
  onRemove: () => void
  children: ReactNode
}

function Chip<Filters>({ field, words, opened, onOpen, onRemove, children }: ChipProps<Filters>) {
  const { t } = useText()
  return (
    <span className={classes.chip}>
      <Popover
        opened={opened}
        onChange={onOpen}
        position="bottom-start"
        trapFocus
        returnFocus
        shadow="md"
        width={260}
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.words}
            aria-description={t('lists.editFilter', { field: field.label })}
            onClick={() => onOpen(!opened)}
          >
            {words}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={field.label}>{children}</Popover.Dropdown>
      </Popover>
      <CloseButton
        size="sm"
        radius="xl"
        mr={3}
        aria-label={t('lists.removeFilter', { field: field.label })}
        onClick={onRemove}
      />
    </span>
  )
}
