CREATE TABLE "webhook_message_deliveries" (
	"subscription_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"is_test" boolean DEFAULT false NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"attempts_before" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"give_up_at" timestamp (3) with time zone NOT NULL,
	"owner" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_message_deliveries_subscription_id_message_id_pk" PRIMARY KEY("subscription_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"subscription_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"milliseconds" integer NOT NULL,
	"status" integer,
	"body" text,
	"error" jsonb,
	CONSTRAINT "webhook_attempts_subscription_id_message_id_number_pk" PRIMARY KEY("subscription_id","message_id","number")
);
--> statement-breakpoint
CREATE TABLE "webhook_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_retention" (
	"id" text PRIMARY KEY NOT NULL,
	"keep_days" integer NOT NULL,
	CONSTRAINT "webhook_retention_one_row" CHECK ("webhook_retention"."id" = 'webhooks'),
	CONSTRAINT "webhook_retention_days" CHECK ("webhook_retention"."keep_days" between 4 and 365)
);
--> statement-breakpoint
CREATE TABLE "webhook_cursor" (
	"id" text PRIMARY KEY NOT NULL,
	"position" text NOT NULL,
	CONSTRAINT "webhook_cursor_one_row" CHECK ("webhook_cursor"."id" = 'events')
);
--> statement-breakpoint
CREATE TABLE "webhook_subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"events" text[] NOT NULL,
	"is_on" boolean NOT NULL,
	"off_reason" text,
	"off_at" timestamp (3) with time zone,
	"failing_since" timestamp (3) with time zone,
	"secret" text NOT NULL,
	"previous_secret" text,
	"previous_until" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "webhook_message_deliveries" ADD CONSTRAINT "webhook_message_deliveries_subscription_id_webhook_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."webhook_subscriptions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_message_deliveries" ADD CONSTRAINT "webhook_message_deliveries_message_id_webhook_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."webhook_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery" FOREIGN KEY ("subscription_id","message_id") REFERENCES "public"."webhook_message_deliveries"("subscription_id","message_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_newest" ON "webhook_message_deliveries" USING btree ("subscription_id","created_at","message_id");--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_message" ON "webhook_message_deliveries" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_due" ON "webhook_message_deliveries" USING btree ("subscription_id","due_at") WHERE status = 'pending' and not is_test;--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_tests" ON "webhook_message_deliveries" USING btree ("due_at") WHERE status = 'pending' and is_test;--> statement-breakpoint
CREATE INDEX "webhook_message_deliveries_owner" ON "webhook_message_deliveries" USING btree ("owner") WHERE status = 'pending' and owner is not null;--> statement-breakpoint
CREATE INDEX "webhook_messages_at" ON "webhook_messages" USING btree ("at");