/* SPDX-License-Identifier: Apache-2.0 */
/**
 * gather/plugin.h: device models of your own for gather, in C17 or C++17.
 *
 * A plugin is a shared object with one symbol, `gather_plugin` (see GATHER_PLUGIN), that is given
 * to the program with `gather run --plugin FILE`. It adds models by name; in a scenario
 * `p:endpoint{ model="NAME" }` makes an instance of one, behind the BARs of a PCIe endpoint.
 *
 * Everything happens on one thread, the program's: a plugin may have threads of its own, but they
 * call nothing here. No exception and no longjmp() may leave a plugin's function. Times are
 * picoseconds of simulated time since the platform was made; addresses on the bus are 64 bits.
 * Strings that a plugin gives in its tables must live as long as the program.
 *
 * SystemC/TLM-2.0 targets need none of this: see gather/tlm_endpoint.h.
 */
#ifndef GATHER_PLUGIN_H
#define GATHER_PLUGIN_H

#ifndef __cplusplus
#include <stdbool.h>
#endif
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The number of this interface. The program loads plugins of its own number only. */
#define GATHER_PLUGIN_ABI 1u

enum { GATHER_BARS = 6 };
/** No time: never. */
#define GATHER_NEVER UINT64_MAX

/* ---- requests and answers ---------------------------------------------------------------------
 */

/** A memory read or write of one BAR: one TLP. Requests come in order, each once. */
struct gather_request {
    uint64_t offset;    /* of its first DW, from the BAR's base; a multiple of 4, inside the BAR */
    uint64_t time;      /* ps: when it is in the endpoint's buffer; never before the last one's,
                         * and it may lie ahead of the host's now() */
    uint64_t token;     /* for gather_host.done; no two unanswered requests share one */
    uint32_t length_dw; /* 1 to 1024 */
    uint32_t bytes;     /* that are enabled; 0: zero-length */
    uint8_t bar;        /* 0 to 5 */
    uint8_t first_be;   /* bit n: byte n of the first DW is enabled */
    uint8_t last_be;    /* the same for the last DW; 0 if there is one DW only */
    uint8_t poisoned;   /* 1: a write whose data is known to be bad (EP) */
    uint16_t requester_id; /* bus, device, function */
};

/** Is byte `i` of the request enabled? 0 is the lowest byte of the first DW. */
static inline bool gather_enables(const struct gather_request *r, uint32_t i)
{
    const uint32_t bytes = r->length_dw * 4;
    const uint32_t enables = i < 4 ? r->first_be : i >= bytes - 4 ? r->last_be : 0xfu;
    return i < bytes && ((enables >> (i % 4)) & 1u) != 0;
}

/** Completion status, as in the TLP. */
enum gather_status_code {
    GATHER_SUCCESS = 0,
    GATHER_UNSUPPORTED = 1, /* UR */
    GATHER_ABORT = 4        /* CA */
};

/** What the device makes of a request. All zero is success at once. */
struct gather_answer {
    uint64_t delay; /* ps, at most 100 s; a read: on top of link.read_latency; a write: it stays in
                     * the endpoint's buffer for so much longer than link.write_time */
    uint8_t status; /* enum gather_status_code. A write has no completion: UR and CA drop it and
                     * are reported as an error of the function */
    uint8_t silent; /* 1: no answer at all; the requester times out */
    uint8_t poisoned; /* 1: a read's data goes with EP set */
    uint8_t later;    /* 1: not known yet, gather_host.done will tell */
};

/* ---- what an instance can do -------------------------------------------------------------------
 */

/**
 * The way outwards of one instance; given to `create`, valid until `destroy` returns. May be called
 * from the instance's functions (but `done` not from inside the request that it answers).
 */
struct gather_host {
    void *self; /* first argument of each */
    /**
     * The answer to a request that had `later`, now. `data`: length_dw * 4 bytes of a read that
     * succeeded, else NULL. A `later` in `answer` does not count.
     */
    void (*done)(void *self, uint64_t token, const struct gather_answer *answer, const void *data);
    /**
     * Memory write of the device: `size` bytes to bus address `address`, at `time`, at most
     * 100 s ahead, or after what it sent before. False if it may not (bus master enable), or if the
     * instance is not attached yet.
     */
    bool (*dma_write)(void *self, uint64_t time, uint64_t address, const void *data, size_t size);
    /** MSI or MSI-X. False if it is off or masked. */
    bool (*msi)(void *self, uint64_t time, uint32_t vector);
    /** ps: the platform's time. */
    uint64_t (*now)(void *self);
    /** Call the model's `wake` at `time`, or now if that has passed; replaces the time set before.
     * GATHER_NEVER: do not. */
    void (*wake_at)(void *self, uint64_t time);
    /**
     * The instance will do something of its own accord that a run should wait for (true), or has
     * done it (false). Calls are counted. Not needed for an unanswered request or a wake_at().
     */
    void (*busy)(void *self, bool more);
    /** The model cannot go on: the run ends with this text, one line, and exit status 2. */
    void (*fail)(void *self, const char *text);
};

/** One value of a model's statistics. `unit`: "1" for a count, "B", "ns". */
typedef void gather_stat_fn(void *arg, const char *name, double value, const char *unit,
                            const char *help);

/* ---- models -----------------------------------------------------------------------------------
 */

/** How a key of p:endpoint is read. The value is always a uint64_t. */
enum gather_key_type {
    GATHER_KEY_NUMBER = 0,
    GATHER_KEY_SIZE = 1, /* bytes; "64KiB" */
    GATHER_KEY_TIME = 2, /* ps; "1.5us"; a bare number in a scenario is ns */
    GATHER_KEY_FLAG = 3  /* 0 or 1; true, false */
};

/** A key of p:endpoint{ model="NAME", NAME={ KEY=VALUE } }. Texts are as a user would write them.
 */
struct gather_key {
    const char *name, *help;
    uint32_t type;                   /* enum gather_key_type */
    const char *default_text;        /* in range */
    const char *min_text, *max_text; /* inclusive; NULL: no limit, and always for a flag */
};

/** What `create` is given. */
struct gather_instance {
    uint64_t bars[GATHER_BARS]; /* their sizes in bytes; 0: not there */
    const uint64_t *keys; /* values in the order of the model's `keys`; until create returns */
    const struct gather_host *host;
};

/**
 * A model. Fields that say so may be NULL. `instance` is what `create` returned.
 */
struct gather_model {
    size_t size;                /* sizeof(struct gather_model) */
    const char *name;           /* letters, digits, '-', '_', '.'; no other model's */
    const char *help;           /* one line */
    uint64_t bars[GATHER_BARS]; /* bytes that each BAR must have at least, a power of two from 4
                                 * KiB; 0: not needed. They are made if a scenario gives none. */
    const struct gather_key *keys;
    uint32_t key_count;
    void *user; /* for `create` */

    /** A new instance; NULL after a text in `why` (one line, `why_size` bytes with its 0). */
    void *(*create)(void *user, const struct gather_instance *given, char *why, size_t why_size);
    /** The platform is taken down; the host is gone when it returns. NULL: nothing to free. */
    void (*destroy)(void *instance);

    /** `data` has length_dw * 4 bytes; those not enabled are not written. `answer` is all zero. */
    void (*write)(void *instance, const struct gather_request *r, const uint8_t *data,
                  struct gather_answer *answer);
    /** `data` has room for length_dw * 4 bytes, all 0; those not enabled have no side effect. */
    void (*read)(void *instance, const struct gather_request *r, uint8_t *data,
                 struct gather_answer *answer);
    /** What a debugger sees and sets (ep:memory, ep:poke), without side effects, in no time. False:
     * nothing there. NULL: no such view. */
    bool (*peek)(void *instance, uint32_t bar, uint64_t offset, void *to, size_t size);
    bool (*poke)(void *instance, uint32_t bar, uint64_t offset, const void *from, size_t size);
    /** Fundamental, hot or function level reset. Unanswered requests are gone. NULL: nothing. */
    void (*reset)(void *instance, uint64_t time);
    /** The time that was asked for with wake_at has come. NULL: wake_at is never called. */
    void (*wake)(void *instance, uint64_t now);
    /** Its statistics, each by a call of `each` with `arg`. NULL: none. */
    void (*stats)(void *instance, gather_stat_fn *each, void *arg);
};

/* ---- the plugin -------------------------------------------------------------------------------
 */

/** What the program offers while a plugin is loaded. */
struct gather_plugin_host {
    size_t size;         /* sizeof(struct gather_plugin_host) of the program */
    const char *version; /* of the program */
    void *self;
    /** Add a model; the struct is copied, what it points to is not. False: it was refused, and so
     * is the plugin; the user is told. */
    bool (*add_model)(void *self, const struct gather_model *model);
    /** Refuse to be loaded, with a text of one line. */
    void (*fail)(void *self, const char *text);
    /**
     * For models in SystemC: modules may be made from now until `init` returns. The simulation
     * context that the plugin must be linked with; NULL: it cannot be, and the user is told.
     */
    const void *(*open_systemc)(void *self);
};

/** What the symbol `gather_plugin` is. */
struct gather_plugin {
    uint32_t abi;  /* GATHER_PLUGIN_ABI */
    uint32_t size; /* sizeof(struct gather_plugin) */
    /** Called once, when the plugin is loaded; false after `fail` or a refused model. */
    bool (*init)(const struct gather_plugin_host *host);
};

#ifdef __cplusplus
#define GATHER_PLUGIN_EXTERN extern "C"
#else
#define GATHER_PLUGIN_EXTERN extern
#endif

/** Once in each plugin, outside of functions: GATHER_PLUGIN(init) */
#define GATHER_PLUGIN(init_function)                                                               \
    GATHER_PLUGIN_EXTERN const struct gather_plugin gather_plugin                                  \
        __attribute__((visibility("default")));                                                    \
    const struct gather_plugin gather_plugin = { GATHER_PLUGIN_ABI, sizeof(struct gather_plugin),  \
                                                 (init_function) }

#ifdef __cplusplus
}
#endif
#endif
