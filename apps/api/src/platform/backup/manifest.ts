import { z } from 'zod'

/** The version of the archive's format that this code writes. Since 2, files beside the database are part of it. */
export const backupFormat = 2

const tableSchema = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().nonnegative(),
  /** Of the uncompressed rows. */
  sha256: z.string(),
})

const fileSchema = z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })

const sequenceSchema = z.strictObject({ name: z.string(), last: z.string(), used: z.boolean() })

export const manifestSchema = z.strictObject({
  format: z.union([z.literal(1), z.literal(backupFormat)]),
  /** The version of Counterflow that wrote it. */
  version: z.string(),
  takenAt: z.iso.datetime(),
  shop: z.string().nullable(),
  postgres: z.string(),
  /** When each migration of the database was written, in milliseconds, the oldest first: what names a schema. */
  migrations: z.array(z.int()).min(1),
  tables: z.array(tableSchema),
  sequences: z.array(sequenceSchema),
  files: z.array(fileSchema).default([]),
})

/** What an archive holds, beside the rows themselves. */
export type Manifest = z.infer<typeof manifestSchema>

export const manifestFile = 'manifest.json'

/** Where a table's rows lie in the archive, in PostgreSQL's text format for COPY. */
export const tableFile = (table: string): string => `tables/${table}.copy`

/** Where a file of the data folder lies in the archive. */
export const dataFile = (name: string): string => `files/${name}`

/** Where the files with secrets lie, when they are part of it. */
export const keyFile = (name: string): string => `keys/${name}`
