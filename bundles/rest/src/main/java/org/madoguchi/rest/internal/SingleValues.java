// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import org.madoguchi.web.Json;

/** Describes ids as the strings, and numbers that may be missing as the numbers, that they are. */
final class SingleValues implements ModelConverter {
    private final ObjectMapper mapper = Json.mapper();

    @Override
    public Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (type.getType() == null) {
            // of OptionalInt and OptionalLong Swagger asks for the type within
            return new IntegerSchema();
        }
        JavaType java = mapper.constructType(type.getType());
        if (Json.isId(java.getRawClass())) {
            return new StringSchema();
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }
}
