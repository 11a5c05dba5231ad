import type { Condition } from '@counterflow/core'
import { Sentence, useText } from '@counterflow/ui'
import { Fragment, type ReactNode } from 'react'
import { lastName, referenceName } from './field-names'
import { useStepName } from './StepNamesProvider'
import { valueText } from './value-text'

interface ConditionSentenceProps {
  condition: Condition
  /** Inside of another group, where it needs brackets. */
  nested?: boolean
}

/** Whether a condition is a group in which nothing stands yet, and so no part of a sentence. */
export const asksNothing = (condition: Condition): boolean =>
  ('all' in condition && condition.all.length === 0) ||
  ('any' in condition && condition.any.length === 0) ||
  ('none' in condition && condition.none.length === 0)

/** A condition as a part of a sentence: "**risk level** is not **high** and **total** is over **₩100,000**". */
export function ConditionSentence({ condition, nested = false }: ConditionSentenceProps) {
  if ('all' in condition) return <Group parts={condition.all} word="and" nested={nested} />
  if ('any' in condition) return <Group parts={condition.any} word="or" nested={nested} />
  if ('none' in condition) {
    return (
      <Sentence
        text="steps.condition.not"
        values={{ condition: <Group parts={condition.none} word="or" nested={false} /> }}
      />
    )
  }
  if ('items' in condition) return <ListSentence condition={condition} />
  return <ComparisonSentence condition={condition} />
}

function Group({
  parts,
  word,
  nested,
}: {
  parts: readonly Condition[]
  word: 'and' | 'or'
  nested: boolean
}) {
  const { t } = useText()
  if (parts.length === 0) return t('steps.sentence.noCondition')
  const joined = parts.map(
    (part, index): ReactNode => (
      <Fragment key={JSON.stringify([index, part])}>
        {index > 0 && ` ${t(`steps.condition.${word}`)} `}
        <ConditionSentence condition={part} nested />
      </Fragment>
    ),
  )
  return nested && parts.length > 1 ? (
    <Sentence text="steps.condition.group" values={{ condition: joined }} />
  ) : (
    joined
  )
}

function ComparisonSentence({ condition }: { condition: Extract<Condition, { operator: unknown }> }) {
  const text = useText()
  const stepName = useStepName()
  const name = (path: (string | number)[]) => referenceName(path, text, stepName)
  const { $ref } = condition.field
  return (
    <Sentence
      text={`comparisons.${condition.operator}`}
      values={{
        field: <b>{name($ref)}</b>,
        value: <b>{valueText(condition.value, lastName($ref), text, name)}</b>,
      }}
    />
  )
}

function ListSentence({ condition }: { condition: Extract<Condition, { items: unknown }> }) {
  const text = useText()
  const stepName = useStepName()
  return (
    <Sentence
      text={`steps.condition.listSentence.${condition.match}`}
      values={{
        items: <b>{referenceName(condition.items.$ref, text, stepName)}</b>,
        condition: <ConditionSentence condition={condition.where} />,
      }}
    />
  )
}
