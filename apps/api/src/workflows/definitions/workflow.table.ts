import type { Permission, WorkflowDefinition } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Who did something, as it is kept with what they did. */
export interface RecordedActor {
  readonly type: string
  readonly id: string | null
  readonly name: string
}

/** Workflows as people know them: a draft, and the version that is live if it is turned on. */
export const workflows = pgTable(
  'workflows',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    draft: jsonb().$type<WorkflowDefinition>().notNull(),
    draftRevision: integer('draft_revision').notNull().default(1),
    liveVersionId: text('live_version_id'),
    /** The trigger of the live version, for finding whom an event concerns. */
    liveTriggerType: text('live_trigger_type'),
    templateId: text('template_id'),
    /** What people keep it in; null is in none. */
    folder: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
  },
  (table) => [
    index('workflows_live').on(table.liveTriggerType).where(sql`${table.liveVersionId} is not null`),
  ],
)

/** Immutable, content-addressed versions. Runs are pinned to one, and through it to versions of plugins. */
export const workflowVersions = pgTable('workflow_versions', {
  id: text().primaryKey(),
  workflowId: uuid('workflow_id')
    .notNull()
    .references(() => workflows.id),
  definition: jsonb().$type<WorkflowDefinition>().notNull(),
  plugins: jsonb().$type<Record<string, string>>().notNull(),
  /** What its actions needed when it was turned on, and the one who did so held. Its runs may do this and no more. */
  permissions: jsonb().$type<readonly Permission[]>().notNull(),
  turnedOnBy: jsonb('turned_on_by').$type<RecordedActor>().notNull(),
  /** What people wrote about it. */
  note: text(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})
