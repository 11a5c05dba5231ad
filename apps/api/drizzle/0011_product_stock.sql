CREATE TABLE "product_stock" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"in_stock" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "product_stock" ADD CONSTRAINT "product_stock_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
INSERT INTO "product_stock" ("product_id", "in_stock")
SELECT DISTINCT held.product_id, true FROM (
	SELECT form.product_id FROM "variants" form
	JOIN "stock_levels" level ON level.variant_id = form.id
	JOIN "locations" place ON place.id = level.location_id AND place.deactivated_at IS NULL
	WHERE form.archived_at IS NULL
	GROUP BY form.id HAVING sum(level.quantity - level.reserved) > 0
) held;
