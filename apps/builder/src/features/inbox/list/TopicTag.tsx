import type { Topic } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import classes from './TopicTag.module.css'

/** What a conversation is about, as the list shows it. */
export function TopicTag({ topic }: { topic: Topic }) {
  const { t } = useText()
  return <span className={classes.tag}>{t(`topics.${topic}`)}</span>
}
