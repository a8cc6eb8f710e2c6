// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/thread_order.h"

#ifndef __SANITIZE_THREAD__

void bouncedesk::test::showThreadOrder() {}

#else

#include <QCoreApplication>
#include <QMutex>
#include <QThread>

#include <dlfcn.h>

#include <memory>

extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);

namespace {

// One meeting point for all queued calls: coarser than Qt's own locks, so that some races go unseen, but none is
// invented. What only our own code orders, or fails to, is seen as before.
char meetingPoint;

void handOver()
{
    __tsan_release(&meetingPoint);
}

void takeOver()
{
    __tsan_acquire(&meetingPoint);
}

bool beforeEvent(void **)
{
    takeOver();
    return false;
}

template <typename Function>
Function original(const char *symbol)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, symbol));
}

// A call that takes over before it runs and hands over after it, around the one that was asked for.
QtPrivate::QSlotObjectBase *ordered(QtPrivate::QSlotObjectBase *slot, QObject *receiver, void *result)
{
    // What is destroyed where the call came from was last used where it ran, and the other way round.
    std::shared_ptr<QtPrivate::QSlotObjectBase> owned(slot, [](auto *object) {
        takeOver();
        object->destroyIfLastRef();
        handOver();
    });
    auto call = [owned, receiver, result] {
        takeOver();
        void *arguments[] = {result};
        owned->call(receiver, arguments);
        handOver();
    };
    return new QtPrivate::QFunctorSlotObject<decltype(call), 0, QtPrivate::List<>, void>(std::move(call));
}

} // namespace

// Defined here, so that our calls come here first; each then calls Qt's own.
// Aligned, because an odd address would read as a virtual function where a pointer to a member is taken.
// NOLINTBEGIN(bugprone-reserved-identifier)
bool orderedInvoke(QObject *receiver, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result) __asm__(
    "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv")
    __attribute__((aligned(16)));
bool orderedInvoke(QObject *receiver, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type, void *result)
{
    static const auto call = original<decltype(&orderedInvoke)>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    QtPrivate::QSlotObjectBase *wrapped = ordered(slot, receiver, result);
    handOver();
    const bool done = call(receiver, wrapped, type, nullptr);
    takeOver();
    return done;
}

void orderedActivate(QObject *sender, const QMetaObject *meta, int signal,
                     void **arguments) __asm__("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv")
    __attribute__((aligned(16)));
void orderedActivate(QObject *sender, const QMetaObject *meta, int signal, void **arguments)
{
    static const auto call = original<decltype(&orderedActivate)>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    handOver();
    call(sender, meta, signal, arguments);
}

void orderedPost(QObject *receiver, QEvent *event,
                 int priority) __asm__("_ZN16QCoreApplication9postEventEP7QObjectP6QEventi")
    __attribute__((aligned(16)));
void orderedPost(QObject *receiver, QEvent *event, int priority)
{
    static const auto call = original<decltype(&orderedPost)>("_ZN16QCoreApplication9postEventEP7QObjectP6QEventi");
    handOver();
    call(receiver, event, priority);
}

void orderedDeleteLater(QObject *object) __asm__("_ZN7QObject11deleteLaterEv") __attribute__((aligned(16)));
void orderedDeleteLater(QObject *object)
{
    static const auto call = original<decltype(&orderedDeleteLater)>("_ZN7QObject11deleteLaterEv");
    handOver();
    call(object);
}

void orderedMove(QObject *object, QThread *thread) __asm__("_ZN7QObject12moveToThreadEP7QThread")
    __attribute__((aligned(16)));
void orderedMove(QObject *object, QThread *thread)
{
    static const auto call = original<decltype(&orderedMove)>("_ZN7QObject12moveToThreadEP7QThread");
    handOver();
    call(object, thread);
}

bool orderedWait(QThread *thread, QDeadlineTimer deadline) __asm__("_ZN7QThread4waitE14QDeadlineTimer")
    __attribute__((aligned(16)));
bool orderedWait(QThread *thread, QDeadlineTimer deadline)
{
    static const auto call = original<decltype(&orderedWait)>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool ended = call(thread, deadline);
    takeOver();
    return ended;
}

void orderedLock(QBasicMutex *mutex) __asm__("_ZN11QBasicMutex12lockInternalEv") __attribute__((aligned(16)));
void orderedLock(QBasicMutex *mutex)
{
    static const auto call = original<decltype(&orderedLock)>("_ZN11QBasicMutex12lockInternalEv");
    call(mutex);
    __tsan_acquire(mutex);
}

void orderedUnlock(QBasicMutex *mutex) __asm__("_ZN11QBasicMutex14unlockInternalEv") __attribute__((aligned(16)));
void orderedUnlock(QBasicMutex *mutex)
{
    static const auto call = original<decltype(&orderedUnlock)>("_ZN11QBasicMutex14unlockInternalEv");
    __tsan_release(mutex);
    call(mutex);
}
// NOLINTEND(bugprone-reserved-identifier)

void bouncedesk::test::showThreadOrder()
{
    QInternal::registerCallback(QInternal::EventNotifyCallback, beforeEvent);
}

#endif
