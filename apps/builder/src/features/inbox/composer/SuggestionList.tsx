import { useText } from '@counterflow/ui'
import classes from './SuggestionList.module.css'
import type { Suggestions } from './useSuggestions'

/** What is offered above the field while a word after `/` or `@` is being typed; the focus stays in the field. */
export function SuggestionList({ id, suggestions }: { id: string; suggestions: Suggestions }) {
  const { t } = useText()
  const { items, active, take } = suggestions
  if (items.length === 0) return null
  return (
    <div id={id} className={classes.list} role="listbox" aria-label={t('inbox.compose.suggestions')}>
      {items.map((item) => (
        <div
          key={item.key}
          id={`${id}-${item.key}`}
          className={classes.item}
          role="option"
          tabIndex={-1}
          aria-selected={item === active}
          // The field would lose the focus before the click.
          onMouseDown={(event) => {
            event.preventDefault()
            take(item)
          }}
        >
          <span className={classes.label}>{item.label}</span>
          {item.detail !== '' && <span className={classes.detail}>{item.detail}</span>}
        </div>
      ))}
    </div>
  )
}
