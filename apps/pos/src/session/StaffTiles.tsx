import type { TillStaff } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Avatar, UnstyledButton } from '@mantine/core'
import classes from './LockScreen.module.css'

interface StaffTilesProps {
  staff: readonly TillStaff[]
  chosen: TillStaff | undefined
  onChoose: (staff: TillStaff) => void
}

/** Who it is, by name. Who has no PIN is shown, with what is missing. */
export function StaffTiles({ staff, chosen, onChoose }: StaffTilesProps) {
  const { t } = useText()
  return (
    <div className={classes.tiles}>
      {staff.map((one) => (
        <UnstyledButton
          key={one.staffId}
          className={classes.tile}
          disabled={one.pin === null}
          aria-pressed={one === chosen}
          data-chosen={one === chosen || undefined}
          onClick={() => onChoose(one)}
        >
          <Avatar aria-hidden name={one.name} color="marine" size={36} radius="xl" />
          <span className={classes.name}>
            {one.name}
            {one.pin === null && <small>{t('till.session.noPin')}</small>}
          </span>
        </UnstyledButton>
      ))}
    </div>
  )
}
