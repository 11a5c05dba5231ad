CREATE TABLE "charge_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"gateway_alert_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "charge_alerts_once" UNIQUE("gateway_alert_id")
);
--> statement-breakpoint
CREATE TABLE "call_budgets" (
	"connection_id" uuid PRIMARY KEY NOT NULL,
	"seconds_between" double precision NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"base_url" text NOT NULL,
	"auth_kind" text NOT NULL,
	"auth_name" text,
	"secret" text,
	"most_in_flight" integer,
	"rate_per_second" double precision,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"to" text[] NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"sender" jsonb NOT NULL,
	"state" text NOT NULL,
	"error" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mails_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "run_retention" (
	"id" text PRIMARY KEY NOT NULL,
	"keep_days" integer NOT NULL,
	"events_looked_at_until" date,
	CONSTRAINT "run_retention_one_row" CHECK ("run_retention"."id" = 'runs'),
	CONSTRAINT "run_retention_days" CHECK ("run_retention"."keep_days" between 1 and 3650)
);
--> statement-breakpoint
CREATE TABLE "event_waits" (
	"run_id" uuid NOT NULL,
	"node_id" text NOT NULL,
	"iteration" text NOT NULL,
	"trigger" text NOT NULL,
	"path" text NOT NULL,
	"key" text NOT NULL,
	"event_id" uuid,
	CONSTRAINT "event_waits_run_id_node_id_iteration_pk" PRIMARY KEY("run_id","node_id","iteration")
);
--> statement-breakpoint
CREATE TABLE "polled_items" (
	"workflow_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "polled_items_workflow_id_item_id_pk" PRIMARY KEY("workflow_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "polls" (
	"workflow_id" uuid PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"trigger_type" text NOT NULL,
	"config" jsonb NOT NULL,
	"cursor" jsonb,
	"primed" boolean DEFAULT false NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_at" timestamp with time zone,
	"last_found" integer,
	"last_error" jsonb
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"workflow_id" uuid PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"cron" text NOT NULL,
	"time_zone" text NOT NULL,
	"follows_shop" boolean NOT NULL,
	"missed" text NOT NULL,
	"next_at" timestamp with time zone
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
DROP INDEX "runs_open";--> statement-breakpoint
ALTER TABLE "steps" DROP CONSTRAINT "steps_run_id_node_id_iteration_attempt_kind_pk";--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "input" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "output" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "steps" ALTER COLUMN "error" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_run_id_position_pk" PRIMARY KEY("run_id","position");--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancel_key" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "fulfilled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_operations" ADD COLUMN "refund" jsonb;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "dispute_fee" bigint;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "role" text DEFAULT 'all' NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "host" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "pid" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "version" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "processes" ADD COLUMN "secret_fingerprint" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "arrivals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "concurrency_key" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "concurrency_limit" integer;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "gated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "debounce_key" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "retry_of" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "continues" jsonb;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "answered_by" jsonb;--> statement-breakpoint
ALTER TABLE "charge_alerts" ADD CONSTRAINT "charge_alerts_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_budgets" ADD CONSTRAINT "call_budgets_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charge_alerts_payment" ON "charge_alerts" USING btree ("payment_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_name" ON "connections" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "mails_newest" ON "mails" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("due_at") WHERE state = 'queued';--> statement-breakpoint
CREATE INDEX "event_waits_open" ON "event_waits" USING btree ("trigger","path","key") WHERE "event_waits"."event_id" is null;--> statement-breakpoint
CREATE INDEX "polled_items_seen" ON "polled_items" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "polls_next" ON "polls" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "schedules_next" ON "schedules" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_at" ON "webhook_deliveries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "payments_authorization" ON "payments" USING btree ("authorization");--> statement-breakpoint
CREATE INDEX "runs_due" ON "runs" USING btree ("due_at","id") WHERE "runs"."finished_at" is null and not "runs"."gated";--> statement-breakpoint
CREATE INDEX "runs_gated" ON "runs" USING btree ("concurrency_key","id") WHERE "runs"."finished_at" is null and "runs"."gated";--> statement-breakpoint
CREATE INDEX "runs_let_through" ON "runs" USING btree ("concurrency_key") WHERE "runs"."finished_at" is null and not "runs"."gated" and "runs"."concurrency_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "runs_debounced" ON "runs" USING btree ("workflow_id","debounce_key") WHERE "runs"."debounce_key" is not null;--> statement-breakpoint
CREATE INDEX "runs_retries" ON "runs" USING btree ("retry_of") WHERE "runs"."retry_of" is not null;--> statement-breakpoint
CREATE INDEX "runs_finished" ON "runs" USING btree ("finished_at") WHERE "runs"."finished_at" is not null;--> statement-breakpoint
CREATE INDEX "runs_set_aside" ON "runs" USING btree ("id") WHERE "runs"."result" = 'quarantined';