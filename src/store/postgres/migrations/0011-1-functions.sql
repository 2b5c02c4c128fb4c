-- What the statements of both stores call by one name and PostgreSQL has not, or has otherwise.

-- What a person corrected in place of what was read.
CREATE FUNCTION corrected(changes TEXT, field TEXT, read TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_exists(CAST(changes AS JSONB), field) THEN CAST(changes AS JSONB) ->> field ELSE read END;
CREATE FUNCTION corrected(changes TEXT, field TEXT, read BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_exists(CAST(changes AS JSONB), field) THEN CAST(CAST(changes AS JSONB) ->> field AS BIGINT) ELSE read END;
CREATE FUNCTION corrected(changes TEXT, field TEXT, read DOUBLE PRECISION) RETURNS DOUBLE PRECISION
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_exists(CAST(changes AS JSONB), field)
    THEN CAST(CAST(changes AS JSONB) ->> field AS DOUBLE PRECISION) ELSE read END;

-- The elements of a JSON array, of the whole text or of a field of it.
CREATE FUNCTION json_each(list TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE PARALLEL SAFE
  BEGIN ATOMIC SELECT element.value FROM json_array_elements_text(CAST(list AS JSON)) AS element; END;
CREATE FUNCTION json_each(list TEXT, path TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE PARALLEL SAFE
  BEGIN ATOMIC SELECT element.value FROM json_array_elements_text(CAST(list AS JSON) -> substr(path, 3)) AS element; END;

-- A field of a JSON object; `path` is $.name.
CREATE FUNCTION json_extract(object TEXT, path TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CAST(object AS JSON) ->> substr(path, 3);

-- Where a text begins in another, from 1; 0 where it does not.
CREATE FUNCTION instr(text TEXT, part TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN strpos(text, part);

-- A number is rounded by what it is, not by how it is written: 2.675 is a little less than that and gives 2.67. Only
-- where what is written stands in the middle has the number itself to be looked at, as mantissa and power of two.
CREATE FUNCTION round(number DOUBLE PRECISION, digits INTEGER) RETURNS DOUBLE PRECISION
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  written CONSTANT NUMERIC := CAST(CAST(abs(number) AS TEXT) AS NUMERIC);
  up CONSTANT NUMERIC := pg_catalog.round(written, digits);
  unit CONSTANT NUMERIC := CAST('1e-' || digits AS NUMERIC);
  bits CONSTANT BIGINT := CAST(CAST('x' || encode(float8send(abs(number)), 'hex') AS BIT(64)) AS BIGINT);
  mantissa CONSTANT NUMERIC := (bits & 4503599627370495) | 4503599627370496;
  halvings CONSTANT INTEGER := 1075 - CAST(bits >> 52 AS INTEGER);
BEGIN
  IF up - written <> unit / 2 OR halvings <= 0 OR mantissa >= written * power(CAST(2 AS NUMERIC), halvings) THEN
    RETURN sign(number) * CAST(up AS DOUBLE PRECISION);
  END IF;
  RETURN sign(number) * CAST(up - unit AS DOUBLE PRECISION);
END
$$;
CREATE FUNCTION round(number NUMERIC, digits INTEGER) RETURNS DOUBLE PRECISION LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN round(CAST(number AS DOUBLE PRECISION), digits);
