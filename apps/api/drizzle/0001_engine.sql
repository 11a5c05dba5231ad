CREATE TABLE "run_retention" (
	"id" text PRIMARY KEY NOT NULL,
	"keep_days" integer NOT NULL,
	"events_looked_at_until" date,
	CONSTRAINT "run_retention_one_row" CHECK ("run_retention"."id" = 'runs'),
	CONSTRAINT "run_retention_days" CHECK ("run_retention"."keep_days" between 1 and 3650)
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"workflow_id" uuid NOT NULL,
	"delivery_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_deliveries_workflow_id_delivery_id_pk" PRIMARY KEY("workflow_id","delivery_id")
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"workflow_id" uuid PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhooks_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "input" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "output" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "error" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "role" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "host" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "pid" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "version" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "secret_fingerprint" text;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_at" ON "webhook_deliveries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "runs_finished" ON "runs" USING btree ("finished_at") WHERE "runs"."finished_at" is not null;--> statement-breakpoint
CREATE INDEX "runs_set_aside" ON "runs" USING btree ("id") WHERE "runs"."result" = 'quarantined';