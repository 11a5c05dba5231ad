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
ALTER TABLE "orders" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancel_key" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "fulfilled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_operations" ADD COLUMN "refund" jsonb;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "dispute_fee" bigint;--> statement-breakpoint
ALTER TABLE "charge_alerts" ADD CONSTRAINT "charge_alerts_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charge_alerts_payment" ON "charge_alerts" USING btree ("payment_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_authorization" ON "payments" USING btree ("authorization");