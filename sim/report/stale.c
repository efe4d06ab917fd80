/* SPDX-License-Identifier: Apache-2.0 */
#include "report/stale.h"
#include "report/files.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct stale {
    char *folder;
    json_t *run;
};

bool stale_name_is_plain(const char *name)
{
    return name[0] != '\0' && strchr(name, '/') == NULL && strcmp(name, ".") != 0 &&
           strcmp(name, "..") != 0;
}

struct stale *stale_read(const char *folder)
{
    char *path = join_path(folder, "run.json");
    json_t *run = json_load_file(path, 0, NULL);
    struct stale *old = json_is_object(run) ? malloc(sizeof(*old)) : NULL;
    free(path);
    if (old == NULL) {
        json_decref(run);
        return NULL;
    }
    *old = (struct stale){ strdup(folder), run };
    if (old->folder != NULL)
        return old;
    stale_free(old);
    return NULL;
}

void stale_free(struct stale *old)
{
    if (old == NULL)
        return;
    json_decref(old->run);
    free(old->folder);
    free(old);
}

static const char *listed(const struct stale *old, const char *key, size_t index)
{
    const json_t *list = old == NULL ? NULL : json_object_get(old->run, key);
    if (!json_is_array(list) || index >= json_array_size(list))
        return NULL;
    const char *name = json_string_value(json_array_get(list, index));
    return name != NULL && stale_name_is_plain(name) ? name : "";
}

const char *stale_file(const struct stale *old, size_t index)
{
    return listed(old, "files", index);
}

const char *stale_subfolder(const struct stale *old, size_t index)
{
    return listed(old, "subfolders", index);
}

void stale_remove_run(struct stale *old)
{
    stale_remove_file(old, "run.json");
}

void stale_remove_file(struct stale *old, const char *name)
{
    char *path = old == NULL || !stale_name_is_plain(name) ? NULL : join_path(old->folder, name);
    if (path != NULL)
        (void)unlink(path); /* refuses a folder */
    free(path);
}

void stale_remove_subfolder(struct stale *old, const char *name)
{
    struct stat at;
    char *path = old == NULL || !stale_name_is_plain(name) ? NULL : join_path(old->folder, name);
    /* Not through a link: what it leads to is not ours. */
    if (path != NULL && lstat(path, &at) == 0 && S_ISDIR(at.st_mode)) {
        struct stale *sub = stale_read(path);
        const char *inner = NULL;
        for (size_t i = 0; (inner = stale_file(sub, i)) != NULL; i++)
            stale_remove_file(sub, inner);
        for (size_t i = 0; (inner = stale_subfolder(sub, i)) != NULL; i++)
            stale_remove_subfolder(sub, inner);
        stale_remove_run(sub);
        stale_free(sub);
        (void)rmdir(path);
    }
    free(path);
}
