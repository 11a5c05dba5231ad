import { useText } from '@counterflow/ui'
import { UnstyledButton } from '@mantine/core'
import { useLive } from '../../till/live'
import { useSelling } from '../useSelling'
import classes from './Goods.module.css'

/** More than these nobody looks through: they are found by search. */
const mostTags = 30

interface TagBarProps {
  readonly chosen: string | null
  readonly onChoose: (tag: string | null) => void
}

/** The goods divided by their tags, the most used first. */
export function TagBar({ chosen, onChoose }: TagBarProps) {
  const { t } = useText()
  const tags = useLive(useSelling().shelf.tags)
  if (tags.length === 0) return null
  return (
    <fieldset
      className={classes.tags}
      aria-label={t('tillSelling.goods.tags')}
      style={{ border: 0, margin: 0 }}
    >
      <UnstyledButton className={classes.tag} aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {t('tillSelling.goods.all')}
      </UnstyledButton>
      {tags.slice(0, mostTags).map((tag) => (
        <UnstyledButton
          key={tag}
          className={classes.tag}
          aria-pressed={chosen === tag}
          onClick={() => onChoose(chosen === tag ? null : tag)}
        >
          {tag}
        </UnstyledButton>
      ))}
    </fieldset>
  )
}
