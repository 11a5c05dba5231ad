CREATE TABLE "stock_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"low_stock_threshold" integer
);
--> statement-breakpoint
CREATE TABLE "stock_thresholds" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"threshold" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_fulfilment_lines" (
	"fulfilment_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "order_fulfilment_lines_fulfilment_id_line_id_pk" PRIMARY KEY("fulfilment_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "order_fulfilments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"location_id" uuid,
	"tracking_company" text,
	"tracking_number" text,
	"tracking_url" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"actor" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_refund_lines" (
	"refund_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "order_refund_lines_refund_id_line_id_pk" PRIMARY KEY("refund_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "order_refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"request_key" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"shipping" bigint NOT NULL,
	"by_card" bigint NOT NULL,
	"operation_id" uuid,
	"reason" text NOT NULL,
	"restock" boolean NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	CONSTRAINT "order_refunds_request_key_unique" UNIQUE("request_key"),
	CONSTRAINT "order_refunds_operation_id_unique" UNIQUE("operation_id")
);
--> statement-breakpoint
CREATE TABLE "manual_payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"method" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"refunded" bigint DEFAULT 0 NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	"actor" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_methods" (
	"key" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"instructions" jsonb,
	"initially_paid" boolean NOT NULL,
	"enabled" boolean NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "stock_movements_once_an_order";--> statement-breakpoint
DROP INDEX "stock_movements_variant";--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "address" jsonb;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "pickup" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "locations" ADD COLUMN "deactivated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD COLUMN "reserved" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "change_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "reserved" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "actor" jsonb;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD COLUMN "undoes" uuid;--> statement-breakpoint
ALTER TABLE "order_timeline" ADD COLUMN "version" integer;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "fulfilled" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunded" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "credited" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "outstanding" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "payment_status" text DEFAULT 'pending' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "fulfilment_status" text DEFAULT 'unfulfilled' NOT NULL;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "tracked" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "oversell" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_thresholds" ADD CONSTRAINT "stock_thresholds_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_fulfilment_lines" ADD CONSTRAINT "order_fulfilment_lines_fulfilment_id_order_fulfilments_id_fk" FOREIGN KEY ("fulfilment_id") REFERENCES "public"."order_fulfilments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_fulfilment_lines" ADD CONSTRAINT "order_fulfilment_lines_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_fulfilments" ADD CONSTRAINT "order_fulfilments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_fulfilments" ADD CONSTRAINT "order_fulfilments_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD CONSTRAINT "order_refund_lines_refund_id_order_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."order_refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refund_lines" ADD CONSTRAINT "order_refund_lines_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_refunds" ADD CONSTRAINT "order_refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "manual_payments" ADD CONSTRAINT "manual_payments_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_fulfilments_order" ON "order_fulfilments" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE INDEX "order_refunds_order" ON "order_refunds" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE INDEX "manual_payments_order" ON "manual_payments" USING btree ("order_id","created_at");--> statement-breakpoint
CREATE INDEX "stock_levels_location" ON "stock_levels" USING btree ("location_id");--> statement-breakpoint
CREATE INDEX "stock_movements_order" ON "stock_movements" USING btree ("order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "stock_movements_change" ON "stock_movements" USING btree ("change_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_movements_undone_once" ON "stock_movements" USING btree ("undoes","variant_id","location_id") WHERE undoes is not null;--> statement-breakpoint
CREATE INDEX "stock_movements_variant" ON "stock_movements" USING btree ("variant_id","at","id");
--> statement-breakpoint
-- Orders that are there already know nothing of the new columns: where their payment stands, what they owe, and what
-- of them has left.
update orders set payment_status = p.status,
       credited = p.refunded,
       outstanding = case
         when orders.cancelled_at is not null then 0
         when p.status in ('pending', 'declined', 'voided') then orders.total
         else 0 end
  from payments p where p.order_id = orders.id;
--> statement-breakpoint
update orders set fulfilment_status = 'fulfilled' where fulfilled_at is not null;
--> statement-breakpoint
update order_lines set fulfilled = quantity
  from orders where orders.id = order_lines.order_id and orders.fulfilled_at is not null;

--> statement-breakpoint
-- Backfill for shops from before reservations (slice inventory): append to the common 0003.
-- Until now an order took its pieces off the shelf when it was placed. From now on it reserves them, and they leave
-- when it is fulfilled: without this, cancelling or fulfilling an older order would find nothing that it holds.
UPDATE "stock_movements" SET
  "reserved" = -"quantity",
  "quantity" = 0,
  "reason" = CASE "reason" WHEN 'order_placed' THEN 'reserved' ELSE 'released' END
 WHERE "reason" IN ('order_placed', 'order_released');
--> statement-breakpoint
INSERT INTO "stock_movements" ("id", "variant_id", "location_id", "quantity", "reserved", "reason", "order_id", "at")
SELECT gen_random_uuid(), "held"."variant_id", "held"."location_id", -"held"."pieces", -"held"."pieces", 'committed', "orders"."id", "orders"."fulfilled_at"
  FROM (SELECT "order_id", "variant_id", "location_id", sum("reserved")::int AS "pieces"
          FROM "stock_movements" WHERE "order_id" IS NOT NULL GROUP BY 1, 2, 3) "held"
  JOIN "orders" ON "orders"."id" = "held"."order_id"
 WHERE "orders"."fulfilled_at" IS NOT NULL AND "held"."pieces" > 0;
--> statement-breakpoint
UPDATE "stock_levels" SET "quantity" = "sums"."quantity", "reserved" = "sums"."reserved"
  FROM (SELECT "variant_id", "location_id", sum("quantity")::int AS "quantity", sum("reserved")::int AS "reserved"
          FROM "stock_movements" GROUP BY 1, 2) "sums"
 WHERE "sums"."variant_id" = "stock_levels"."variant_id" AND "sums"."location_id" = "stock_levels"."location_id";
