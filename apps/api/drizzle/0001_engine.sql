ALTER TABLE "processes" ADD COLUMN "role" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "host" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "pid" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "version" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "secret_fingerprint" text;--> statement-breakpoint
CREATE INDEX "runs_finished" ON "runs" USING btree ("finished_at") WHERE "runs"."finished_at" is not null;--> statement-breakpoint
CREATE INDEX "runs_set_aside" ON "runs" USING btree ("id") WHERE "runs"."result" = 'quarantined';