import { useText } from '@counterflow/ui'
import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Link, useMatches } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useMay } from '../../features/session/useStaff'
import { type Destination, type DestinationGroup, destinationGroups } from './navigation'
import { OpenExceptions } from './OpenExceptions'
import classes from './Shell.module.css'
import { isWithin, visibleGroups } from './visible-groups'

interface DestinationsProps {
  onFollow: () => void
}

/** The navigation: its places, and beneath the one that is open those that belong to it. */
export function Destinations({ onFollow }: DestinationsProps) {
  const may = useMay()
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '/' })
  return visibleGroups(destinationGroups, may).map((group) => (
    <Group key={group.to} group={group} current={isWithin(group, path)} onFollow={onFollow} />
  ))
}

interface GroupProps extends DestinationsProps {
  group: DestinationGroup
  /** The page on the screen is one of its places. */
  current: boolean
}

function Group({ group, current, onFollow }: GroupProps) {
  const { t } = useText()
  const [asked, setAsked] = useState(false)
  const listId = useId()
  const { within } = group
  if (within.length === 0) return <Place place={group} onFollow={onFollow} />
  const opened = current || asked
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <div>
      <div className={classes.group}>
        <Place place={group} onFollow={onFollow} />
        {!current && (
          <ActionIcon
            className={classes.opener}
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('navigation.openGroup', { name: t(group.label) })}
            aria-expanded={opened}
            aria-controls={listId}
            onClick={() => setAsked(!asked)}
          >
            <Chevron size={14} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {opened && (
        <ul className={classes.within} id={listId}>
          {within.map((place) => (
            <li key={place.to}>
              <Place place={place} onFollow={onFollow} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Place({ place: { to, label, icon: Icon }, onFollow }: DestinationsProps & { place: Destination }) {
  const { t } = useText()
  return (
    <Link
      to={to}
      className={`cf-place ${classes.link}`}
      title={t(label)}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      onClick={onFollow}
    >
      <Icon size={18} stroke={1.5} aria-hidden />
      <span className={classes.word}>{t(label)}</span>
      {to === '/till-exceptions' && <OpenExceptions />}
    </Link>
  )
}
