// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;

/** Describes the API from its resources. */
final class ApiDocument {
    static final Set<Class<?>> RESOURCES =
            Set.of(
                    ArticleImportResource.class,
                    ArticleResource.class,
                    AuditResource.class,
                    CallResource.class,
                    CaseResource.class,
                    ChannelResource.class,
                    ContactResource.class,
                    DepartmentResource.class,
                    DeskFiguresResource.class,
                    EscalationResource.class,
                    FaqFiguresResource.class,
                    MacroResource.class,
                    MeResource.class,
                    OpenApiResource.class,
                    OutboxResource.class,
                    ProposalResource.class,
                    RelatedResource.class,
                    ReplyResource.class,
                    RuleResource.class,
                    SearchResource.class,
                    TeamResource.class,
                    TokenResource.class,
                    TopicResource.class,
                    UserResource.class);

    private static final String DESCRIPTION =
            """
            窓口（Madoguchi）の REST API です。コンソールと同じ権限で動きます。

            - 認証: `Authorization: Bearer <トークン>`。トークンは `POST /api/v1/tokens` か管理シェルで作ります。
            - 番号（ID）は文字列、日時は UTC の ISO 8601、無い値は `null` です。知らない項目を送ると 400 になります。
            - 一覧は `offset` と `limit`（200 まで）で区切り、`Link` ヘッダーで前後を示します。
            - 誤りは `application/problem+json`（RFC 9457）で返ります。サーバー側の不具合には、ログと同じ番号 `reference` が付きます。

            The same permissions as in the console. Ids are strings, times ISO 8601 in UTC, what is absent is null; \
            an unknown member is an error. Errors are problem+json; `reference` of a 5xx is also in the server's log.
            """;

    private ApiDocument() {}

    static synchronized String json() {
        ModelConverters converters = ModelConverters.getInstance();
        ModelResolver values = new ModelResolver(org.madoguchi.web.Json.mapper());
        SingleValues ids = new SingleValues();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(Reader.class.getClassLoader());
        converters.addConverter(values);
        converters.addConverter(ids);
        try {
            OpenAPI document = new Reader(skeleton()).read(RESOURCES);
            document.getPaths()
                    .values()
                    .forEach(path -> path.readOperations().forEach(ApiDocument::complete));
            return Json.pretty(document);
        } finally {
            // the converters are the library's, for the whole process: leave nothing of this bundle
            converters.removeConverter(ids);
            converters.removeConverter(values);
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static OpenAPI skeleton() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Madoguchi API")
                                .version("1")
                                .description(DESCRIPTION)
                                .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        "token",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer"))
                                .addSchemas("Problem", problem()))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema().example("urn:madoguchi:problem:rejected"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty(
                        "detail",
                        new StringSchema().description("What to do, in the caller's language"))
                .addProperty("instance", new StringSchema())
                .addProperty(
                        "reference",
                        new StringSchema()
                                .description("Of a failure of ours; also in the server's log"));
    }

    /** What is true of every operation is said here once. */
    private static void complete(Operation operation) {
        ApiResponses responses = operation.getResponses();
        ApiResponse plain = responses.remove("default");
        if (responses.isEmpty()) {
            boolean silent = plain == null || plain.getContent() == null || isEmpty(plain);
            responses.addApiResponse(
                    silent ? "204" : "200",
                    silent ? new ApiResponse().description("Done") : plain.description("OK"));
        }
        responses.values().stream()
                .filter(response -> response.getDescription() == null)
                .forEach(response -> response.setDescription("OK"));
        responses.addApiResponse(
                "default",
                new ApiResponse()
                        .description("A problem")
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new io.swagger.v3.oas.models.media.MediaType()
                                                        .schema(new Schema<>().$ref("Problem")))));
    }

    private static boolean isEmpty(ApiResponse response) {
        return response.getContent().values().stream().allMatch(media -> media.getSchema() == null);
    }
}
