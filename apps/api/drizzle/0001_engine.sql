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
ALTER TABLE "orders" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancel_reason" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "cancel_key" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "fulfilled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_operations" ADD COLUMN "refund" jsonb;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "dispute_fee" bigint;--> statement-breakpoint
ALTER TABLE "charge_alerts" ADD CONSTRAINT "charge_alerts_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charge_alerts_payment" ON "charge_alerts" USING btree ("payment_id","created_at");--> statement-breakpoint
CREATE INDEX "payments_authorization" ON "payments" USING btree ("authorization");