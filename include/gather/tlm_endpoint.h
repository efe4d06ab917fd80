/* SPDX-License-Identifier: Apache-2.0 */
/**
 * gather/tlm_endpoint.h: a SystemC/TLM-2.0 target as an endpoint of gather. C++17, SystemC 2.3.4,
 * linked dynamically (pkg-config gather).
 *
 *     class fifo : public sc_core::sc_module { ... tlm_utils::simple_target_socket<fifo> socket; };
 *     GATHER_TLM_ENDPOINT("fifo", "a FIFO", fifo, socket, gather::in_place, 4, 4096)
 *
 * makes a plugin with a model "fifo" whose BAR 0 is 4 KiB. Four instances of the module are made
 * when the plugin is loaded, since SystemC takes no modules later, each with an initiator socket
 * bound to its target: `p:endpoint{ model="fifo" }` takes one that is free, and gives it back when
 * its platform is taken down.
 *
 * Payload: the address is the offset in the BAR. Bytes at both ends that are not enabled are left
 * out; holes in between are byte enables. A zero-length request is answered here. Data length may
 * be up to 4096 bytes; the streaming width equals it. The extension gather::tlm_request says which
 * BAR, who asks, and whether the data is poisoned. No DMI is asked for, and there is no memory
 * manager: the payload is the target's until b_transport returns.
 *
 * Answers: TLM_OK_RESPONSE is success; ADDRESS, COMMAND, BURST and BYTE_ENABLE errors are
 * Unsupported Request; a GENERIC error is Completer Abort; TLM_INCOMPLETE_RESPONSE, what the
 * payload has at first, is no answer at all: the requester times out. What b_transport adds to its
 * delay is gather_answer.delay. ep:memory and ep:poke are transport_dbg.
 */
#ifndef GATHER_TLM_ENDPOINT_H
#define GATHER_TLM_ENDPOINT_H

#include <gather/plugin.h>

#include <systemc>
#include <tlm>
#include <tlm_utils/simple_initiator_socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace gather
{

/** How a target's b_transport takes its time. */
enum timing {
    /**
     * It never calls wait(); a delay is added to its argument. It is called when the request is
     * sent: sc_time_stamp() plus the delay that it is given is when the request is there.
     */
    in_place,
    /**
     * It may call wait(). It is called from a thread when the request is there, one request after
     * another. A target with nb_transport_fw alone is one of these.
     */
    waits
};

/** Of each payload that reaches a target. */
class tlm_request : public tlm::tlm_extension<tlm_request>
{
  public:
    unsigned bar = 0;
    std::uint16_t requester_id = 0;
    bool poisoned = false;        /* a write whose data is known to be bad */
    bool poisoned_answer = false; /* set by the target: a read's data is bad */

    tlm::tlm_extension_base *clone() const override
    {
        return new tlm_request(*this);
    }
    void copy_from(const tlm::tlm_extension_base &from) override
    {
        *this = static_cast<const tlm_request &>(from);
    }
};

namespace detail
{
class slot_base;
}

/**
 * What a module may inherit from, beside sc_module, to reach outwards and to know of resets. The
 * functions with bool are false while no platform has the instance.
 */
class endpoint
{
  public:
    endpoint() = default;
    virtual ~endpoint() = default;
    endpoint(const endpoint &) = delete;
    endpoint &operator=(const endpoint &) = delete;

    using stat_fn =
        std::function<void(const char *name, double value, const char *unit, const char *help)>;

    /** A platform takes the instance, with BARs of these sizes in bytes. */
    virtual void endpoint_taken(const std::uint64_t (&/*bars*/)[GATHER_BARS]) {}
    /** Any reset, and when the instance is given back: be as at first. Requests in the thread that
     * calls b_transport go on, but nobody hears the answer. */
    virtual void endpoint_reset() {}
    virtual void endpoint_stats(const stat_fn & /*each*/) {}

  protected:
    /** Memory write to a bus address, now or `ahead` of it. False: it may not (bus master enable).
     */
    bool dma_write(std::uint64_t address, const void *data, std::size_t size,
                   const sc_core::sc_time &ahead = sc_core::SC_ZERO_TIME)
    {
        return host != nullptr && host->dma_write(host->self, host->now(host->self) + ahead.value(),
                                                  address, data, size);
    }
    /** MSI or MSI-X; false if it is off or masked. */
    bool msi(unsigned vector, const sc_core::sc_time &ahead = sc_core::SC_ZERO_TIME)
    {
        return host != nullptr &&
               host->msi(host->self, host->now(host->self) + ahead.value(), vector);
    }
    /** From busy(true) to busy(false) a run waits for what this module will do. Counted. */
    void busy(bool more)
    {
        if (host != nullptr) {
            host->busy(host->self, more);
        }
    }

  private:
    friend class detail::slot_base;
    const struct gather_host *host = nullptr;
};

/* ---- how it is done ----------------------------------------------------------------------------
 */

namespace detail
{

/** The exception in flight as text. */
inline std::string in_flight()
{
    try {
        throw;
    } catch (const sc_core::sc_report &report) {
        std::string text = std::string(report.get_msg_type()) + ": " + report.get_msg();
        if (std::strcmp(report.get_msg_type(), sc_core::SC_ID_WAIT_NOT_ALLOWED_) == 0) {
            text += "; a target that waits is declared with gather::waits";
        }
        return text;
    } catch (const std::exception &x) {
        return x.what();
    } catch (...) {
        return "an exception of unknown type";
    }
}

/** One instance of a user's module, and whoever has it. */
class slot_base : public sc_core::sc_module
{
  public:
    SC_HAS_PROCESS(slot_base);
    slot_base(const sc_core::sc_module_name &name, endpoint *outward, timing how)
        : sc_core::sc_module(name), module(outward), style(how), request(new tlm_request),
          debug_request(new tlm_request)
    {
        payload.set_extension(request); /* payloads and extensions live as long as the program */
        debug.set_extension(debug_request);
        if (style == waits) {
            SC_THREAD(serve);
        }
    }

    bool is_free() const
    {
        return host == nullptr;
    }

    void take(const struct gather_instance &given)
    {
        host = given.host;
        if (module != nullptr) {
            module->host = host;
            module->endpoint_taken(given.bars);
        }
    }

    /** Also when the instance was never used. */
    void give_back()
    {
        drop();
        host = nullptr;
        if (module != nullptr) {
            module->host = nullptr;
            module->endpoint_reset();
        }
    }

    void reset()
    {
        drop();
        if (module != nullptr) {
            module->endpoint_reset();
        }
    }

    void access(const struct gather_request &r, std::uint8_t *data, bool write,
                struct gather_answer &answer)
    {
        if (r.bytes == 0) {
            return;
        }
        if (style == waits) {
            enqueue(r, data, write);
            answer.later = 1;
            return;
        }
        transport(r, data, write, ahead_of_now(r.time), answer);
    }

    bool look(std::uint32_t bar, std::uint64_t offset, std::uint8_t *data, std::size_t size,
              bool write)
    {
        const auto length = static_cast<unsigned>(size);
        fill(debug, offset, data, length, write);
        *debug_request = tlm_request();
        debug_request->bar = bar;
        return transport_debug(debug) == length;
    }

    void stats(gather_stat_fn *each, void *arg)
    {
        if (module != nullptr) {
            module->endpoint_stats(
                [each, arg](const char *name, double value, const char *unit, const char *help) {
                    each(arg, name, value, unit, help);
                });
        }
    }

    void work()
    {
        start.notify();
    }

    void fail(const std::string &text)
    {
        if (host != nullptr) {
            host->fail(host->self, text.c_str());
        }
    }

  protected:
    virtual void transport_blocking(tlm::tlm_generic_payload &p, sc_core::sc_time &delay) = 0;
    virtual unsigned transport_debug(tlm::tlm_generic_payload &p) = 0;

  private:
    struct waiting {
        struct gather_request request;
        std::vector<std::uint8_t> data;
        bool write;
    };

    void drop()
    {
        queue.clear();
        generation++;
    }

    sc_core::sc_time ahead_of_now(std::uint64_t time) const
    {
        const std::uint64_t now = host->now(host->self);
        return sc_core::sc_time::from_value(time > now ? time - now : 0);
    }

    static void fill(tlm::tlm_generic_payload &p, std::uint64_t address, std::uint8_t *data,
                     unsigned length, bool write)
    {
        p.set_command(write ? tlm::TLM_WRITE_COMMAND : tlm::TLM_READ_COMMAND);
        p.set_address(address);
        p.set_data_ptr(data);
        p.set_data_length(length);
        p.set_streaming_width(length);
        p.set_byte_enable_ptr(nullptr);
        p.set_byte_enable_length(0);
        p.set_dmi_allowed(false);
        p.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    }

    /** The payload: from the first byte that is enabled to the last. */
    void prepare(const struct gather_request &r, std::uint8_t *data, bool write)
    {
        const std::uint32_t all = r.length_dw * 4;
        std::uint32_t first = 0, last = all - 1;
        while (!gather_enables(&r, first)) {
            first++;
        }
        while (!gather_enables(&r, last)) {
            last--;
        }
        const unsigned length = last - first + 1;
        fill(payload, r.offset + first, data + first, length, write);
        if (r.bytes != length) {
            enables.resize(length);
            for (std::uint32_t i = 0; i < length; i++) {
                enables[i] = gather_enables(&r, first + i) ? TLM_BYTE_ENABLED : TLM_BYTE_DISABLED;
            }
            payload.set_byte_enable_ptr(enables.data());
            payload.set_byte_enable_length(length);
        }
        *request = tlm_request();
        request->bar = r.bar;
        request->requester_id = r.requester_id;
        request->poisoned = r.poisoned != 0;
    }

    void transport(const struct gather_request &r, std::uint8_t *data, bool write,
                   const sc_core::sc_time &ahead, struct gather_answer &answer)
    {
        prepare(r, data, write);
        sc_core::sc_time delay = ahead;
        transport_blocking(payload, delay);
        answer.delay = delay > ahead ? (delay - ahead).value() : 0;
        answer.poisoned = request->poisoned_answer ? 1 : 0;
        switch (payload.get_response_status()) {
        case tlm::TLM_OK_RESPONSE: break;
        case tlm::TLM_INCOMPLETE_RESPONSE: answer.silent = 1; break;
        case tlm::TLM_GENERIC_ERROR_RESPONSE: answer.status = GATHER_ABORT; break;
        default: answer.status = GATHER_UNSUPPORTED; break;
        }
    }

    void enqueue(const struct gather_request &r, const std::uint8_t *data, bool write)
    {
        if (queue.empty()) {
            host->wake_at(host->self, r.time);
        }
        queue.push_back({ r, std::vector<std::uint8_t>(data, data + r.length_dw * 4), write });
    }

    /** The thread that calls a target that waits. */
    void serve()
    {
        for (;;) {
            while (queue.empty() || queue.front().request.time > host->now(host->self)) {
                if (!queue.empty()) {
                    host->wake_at(host->self, queue.front().request.time);
                }
                sc_core::wait(start);
            }
            waiting w = std::move(queue.front());
            queue.pop_front();
            serve_one(w);
        }
    }

    void serve_one(waiting &w)
    {
        const unsigned mine = generation;
        struct gather_answer answer = {};
        try {
            transport(w.request, w.data.data(), w.write, sc_core::SC_ZERO_TIME, answer);
        } catch (const sc_core::sc_unwind_exception &) {
            throw; /* SystemC ends the thread */
        } catch (...) {
            if (mine == generation) {
                fail(in_flight());
            }
            return;
        }
        if (mine == generation) {
            host->done(host->self, w.request.token, &answer, w.write ? nullptr : w.data.data());
        }
    }

    endpoint *module; /* nullptr: the user's module is none */
    timing style;
    const struct gather_host *host = nullptr;
    tlm::tlm_generic_payload payload, debug;
    tlm_request *request, *debug_request;
    std::vector<std::uint8_t> enables;
    std::deque<waiting> queue;
    unsigned generation = 0; /* of requests: those of an older one are dropped */
    sc_core::sc_event start;
};

/** With an initiator socket as wide as the target's. */
template <unsigned Width> class slot final : public slot_base
{
  public:
    slot(const sc_core::sc_module_name &name, endpoint *outward, timing how)
        : slot_base(name, outward, how), socket("socket")
    {
    }

    tlm_utils::simple_initiator_socket<slot, Width> socket;

  protected:
    void transport_blocking(tlm::tlm_generic_payload &p, sc_core::sc_time &delay) override
    {
        socket->b_transport(p, delay);
    }
    unsigned transport_debug(tlm::tlm_generic_payload &p) override
    {
        return socket->transport_dbg(p);
    }
};

template <unsigned Width>
std::integral_constant<unsigned, Width> width_of(const tlm::tlm_base_target_socket_b<Width> *);

/* The functions of a gather_model on a slot. */

template <class Function> void guarded(slot_base &s, Function &&function) noexcept
{
    try {
        function();
    } catch (...) {
        s.fail(in_flight());
    }
}

inline void write(void *instance, const struct gather_request *r, const std::uint8_t *data,
                  struct gather_answer *answer)
{
    auto &s = *static_cast<slot_base *>(instance);
    guarded(s, [&] {
        /* The target may do with it what it likes. */
        std::array<std::uint8_t, 4096> copy;
        std::memcpy(copy.data(), data, r->length_dw * 4);
        s.access(*r, copy.data(), true, *answer);
    });
}

inline void read(void *instance, const struct gather_request *r, std::uint8_t *data,
                 struct gather_answer *answer)
{
    auto &s = *static_cast<slot_base *>(instance);
    guarded(s, [&] { s.access(*r, data, false, *answer); });
}

inline bool peek(void *instance, std::uint32_t bar, std::uint64_t offset, void *to,
                 std::size_t size)
{
    auto &s = *static_cast<slot_base *>(instance);
    bool there = false;
    guarded(s, [&] { there = s.look(bar, offset, static_cast<std::uint8_t *>(to), size, false); });
    return there;
}

inline bool poke(void *instance, std::uint32_t bar, std::uint64_t offset, const void *from,
                 std::size_t size)
{
    auto &s = *static_cast<slot_base *>(instance);
    const auto *const bytes = static_cast<const std::uint8_t *>(from);
    bool there = false;
    guarded(s, [&] {
        std::vector<std::uint8_t> copy(bytes, bytes + size);
        there = s.look(bar, offset, copy.data(), size, true);
    });
    return there;
}

inline void reset(void *instance, std::uint64_t /*time*/)
{
    auto &s = *static_cast<slot_base *>(instance);
    guarded(s, [&] { s.reset(); });
}

inline void wake(void *instance, std::uint64_t /*now*/)
{
    static_cast<slot_base *>(instance)->work();
}

inline void stats(void *instance, gather_stat_fn *each, void *arg)
{
    auto &s = *static_cast<slot_base *>(instance);
    guarded(s, [&] { s.stats(each, arg); });
}

inline void destroy(void *instance)
{
    auto &s = *static_cast<slot_base *>(instance);
    guarded(s, [&] { s.give_back(); });
}

/** A model and its pool of instances. */
class model_base
{
  public:
    model_base(const char *name, const char *help, timing how, unsigned instances,
               const std::array<std::uint64_t, GATHER_BARS> &sizes)
        : style(how), count(instances)
    {
        model.size = sizeof(model);
        model.name = name;
        model.help = help;
        std::copy(sizes.begin(), sizes.end(), model.bars);
        model.user = this;
        model.create = create;
        model.destroy = detail::destroy;
        model.write = detail::write;
        model.read = detail::read;
        model.peek = detail::peek;
        model.poke = detail::poke;
        model.reset = detail::reset;
        model.wake = detail::wake;
        model.stats = detail::stats;
    }
    virtual ~model_base() = default;
    model_base(const model_base &) = delete;
    model_base &operator=(const model_base &) = delete;

    model_base *next = nullptr;

    bool add(const struct gather_plugin_host *host)
    {
        if (!host->add_model(host->self, &model)) {
            return false;
        }
        for (unsigned i = 0; i < count; i++) {
            slots.push_back(make(std::string(model.name) + "_" + std::to_string(i)));
        }
        return true;
    }

  protected:
    virtual slot_base *make(const std::string &name) = 0;
    timing style;

  private:
    static void *create(void *user, const struct gather_instance *given, char *why,
                        std::size_t why_size)
    {
        auto &self = *static_cast<model_base *>(user);
        try {
            const auto s = std::find_if(self.slots.begin(), self.slots.end(),
                                        [](const slot_base *one) { return one->is_free(); });
            if (s != self.slots.end()) {
                (*s)->take(*given);
                return *s;
            }
            (void)std::snprintf(why, why_size,
                                "all of its %u instances are in use; a number in its "
                                "GATHER_TLM_ENDPOINT says how many there are",
                                self.count);
        } catch (...) {
            (void)std::snprintf(why, why_size, "%s", in_flight().c_str());
        }
        return nullptr;
    }

    struct gather_model model = {};
    unsigned count;
    std::vector<slot_base *> slots; /* and their modules: SystemC's, as long as the program */
};

/** The models of this shared object, and of no other that is loaded. */
__attribute__((visibility("hidden"))) inline model_base *models = nullptr;

/** A user's module whose member `Socket` is its target socket. */
template <class Module, auto Socket> class model final : public model_base
{
    using socket_type = std::remove_reference_t<decltype(std::declval<Module &>().*Socket)>;
    static constexpr unsigned width =
        decltype(width_of(static_cast<const socket_type *>(nullptr)))::value;

  public:
    using model_base::model_base;

  protected:
    slot_base *make(const std::string &name) override
    {
        auto *const module = new Module(sc_core::sc_module_name(name.c_str()));
        endpoint *outward = nullptr;
        if constexpr (std::is_base_of_v<endpoint, Module>) {
            outward = module;
        }
        auto *const made = new slot<width>((name + "_slot").c_str(), outward, style);
        made->socket.bind(module->*Socket);
        return made;
    }
};

__attribute__((visibility("hidden"))) inline bool init(const struct gather_plugin_host *host)
{
    const void *const context = host->open_systemc(host->self);
    if (context == nullptr) {
        return false;
    }
    if (context != sc_core::sc_get_curr_simcontext()) {
        host->fail(host->self, "it is linked with another SystemC than gather is: link with the "
                               "shared library (pkg-config gather)");
        return false;
    }
    if (sc_core::sc_get_time_resolution() != sc_core::sc_time(1, sc_core::SC_PS)) {
        host->fail(host->self, "it changes SystemC's time resolution, which is 1 ps");
        return false;
    }
    try {
        for (model_base *m = models; m != nullptr; m = m->next) {
            if (!m->add(host)) {
                return false;
            }
        }
        return true;
    } catch (...) {
        host->fail(host->self, in_flight().c_str());
        return false;
    }
}

/** Models and modules are made once and live as long as the program. */
struct registration {
    explicit registration(model_base *m)
    {
        model_base **end = &models;
        while (*end != nullptr) {
            end = &(*end)->next;
        }
        *end = m;
    }
};

} // namespace detail
} // namespace gather

#define GATHER_TLM_JOIN_(a, b) a##b
#define GATHER_TLM_NAME_(line) GATHER_TLM_JOIN_(gather_tlm_endpoint_, line)

/**
 * Outside of functions: the model `name` (text) with its line of help. `module` has a constructor
 * that takes a sc_module_name, and a TLM-2.0 target socket (base protocol, any width) as its public
 * member `socket`. `style`: gather::in_place or gather::waits. So many instances are made, each in
 * use by one endpoint at a time. Then the sizes of BAR 0 to BAR 5 in bytes; 0: not there.
 */
#define GATHER_TLM_ENDPOINT(name, help, module, socket, style, instances, ...)                     \
    static const ::gather::detail::registration GATHER_TLM_NAME_(__LINE__)(                        \
        new ::gather::detail::model<module, &module::socket>((name), (help), (style), (instances), \
                                                             { __VA_ARGS__ }));

/* One for all files of the shared object that include this. */
extern "C" __attribute__((weak, visibility("default"))) const struct gather_plugin gather_plugin;
const struct gather_plugin gather_plugin = { GATHER_PLUGIN_ABI, sizeof(struct gather_plugin),
                                             ::gather::detail::init };

#endif
